// Starts an action: replaces itself by Java with the options in jvm.args, and with the variables in variables.txt. An
// earlier step of the job sets variables for all later ones. Java and the C library would run code for some of them,
// in the process that has the app's private key. This program is linked statically, so that nothing obeys them before it.
package main

import (
	_ "embed"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

const (
	// The folder of an action in its image, as the files of the image write it.
	imagePath = "/action/"
	// The name of this program, and the argument of Java, of an action's post step.
	post = "post"
	// GitHub's runner saves what a main step leaves to its post step in variables with this prefix.
	state = "STATE_"
	// The exit code of a bug in an action.
	bug = 3
)

// Without a locale Java cannot open a file whose name has other characters than ASCII.
const locale = "LC_ALL=C.UTF-8"

//go:embed variables.txt
var list string

func main() {
	if err := start(); err != nil {
		os.Stderr.WriteString("The action could not be started: " + err.Error() + "\n")
		os.Exit(bug)
	}
}

func start() error {
	// Not the name that it was called by, which the caller chooses.
	program, err := os.Executable()
	if err != nil {
		return err
	}
	folder := filepath.Dir(program)
	options, err := os.ReadFile(filepath.Join(folder, "jvm.args"))
	if err != nil {
		return err
	}
	java := filepath.Join(folder, "runtime/bin/java")
	own := os.Args[1:]
	if filepath.Base(os.Args[0]) == post {
		own = append([]string{post}, own...)
	}
	forbidCore()
	isPost := slices.Equal(own, []string{post})
	err = syscall.Exec(java, arguments(java, string(options), folder, own), environment(os.Environ(), isPost))
	return &os.PathError{Op: "exec", Path: java, Err: err}
}

// Java's arguments: one a line in options, which names files as in the image, and at the end those of the action.
func arguments(java, options, folder string, own []string) []string {
	all := []string{java}
	for line := range strings.Lines(options) {
		all = append(all, strings.ReplaceAll(strings.TrimSuffix(line, "\n"), imagePath, folder+"/"))
	}
	return append(all, own...)
}

// The variables that Java gets of those that are set.
func environment(set []string, isPost bool) []string {
	allowed := names()
	kept := []string{locale}
	for _, variable := range set {
		name, _, _ := strings.Cut(variable, "=")
		isAllowed := slices.ContainsFunc(allowed, func(entry string) bool { return matches(entry, name) })
		if isAllowed && (isPost || !strings.HasPrefix(name, state)) {
			kept = append(kept, variable)
		}
	}
	return kept
}

func names() []string {
	var entries []string
	for line := range strings.Lines(list) {
		if entry := strings.TrimSpace(line); entry != "" && !strings.HasPrefix(entry, "#") {
			entries = append(entries, entry)
		}
	}
	return entries
}

func matches(entry, name string) bool {
	prefix, isPrefix := strings.CutSuffix(entry, "*")
	return name == entry || isPrefix && strings.HasPrefix(name, prefix)
}

// A core file would hold the key. One byte and not none: with none, the kernel still hands the process's memory to a
// program that the machine has set for crashes (core_pattern).
func forbidCore() {
	if setCore(1) != nil {
		// Nobody may raise a limit that is none already.
		_ = setCore(0)
	}
}

func setCore(bytes uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{Cur: bytes, Max: bytes})
}
