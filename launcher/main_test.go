package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

// Stands for Java: tells what it was given.
const java = `#!/bin/sh
if [ "$1" = -wait ]; then echo ready; read -r _; fi
echo "arguments: $*"
tr '\0' '\n' </proc/$$/environ
echo "core: $(ulimit -H -c) $(sed -n 's/^Max core file size *//p' /proc/self/limits)"
exit 7
`

// What a job may set to have code run in a later step, to be told what it does, or to have it fail.
var hostile = []string{
	"BASH_ENV=/github/workspace/evil", "CLASSPATH=/github/workspace/evil.jar", "GCONV_PATH=/github/workspace",
	"GLIBC_TUNABLES=glibc.malloc.check=3", "HOME=/github/workspace", "HOSTALIASES=/github/workspace/hosts",
	"JAVA_HOME=/github/workspace", "JAVA_OPTIONS=-verbose", "JAVA_TOOL_OPTIONS=-agentpath:/github/workspace/evil.so",
	"JDK_JAVA_OPTIONS=-javaagent:/github/workspace/evil.jar", "LANG=de_DE", "LC_ALL=de_DE",
	"LD_AUDIT=/github/workspace/evil.so", "LD_DEBUG=all", "LD_LIBRARY_PATH=/github/workspace",
	"LD_PRELOAD=/github/workspace/evil.so", "LOCALDOMAIN=evil.example", "LOCPATH=/github/workspace", "MALLOC_PERTURB_=1",
	"NLSPATH=/github/workspace", "NODE_OPTIONS=--require=/github/workspace/evil.js", "PATH=/github/workspace",
	"RES_OPTIONS=debug", "TMPDIR=/github/workspace", "TZ=Asia/Tokyo", "_JAVA_OPTIONS=-verbose", "_JAVA_LAUNCHER_DEBUG=1",
	"GITHUB_TOKEN=ghs_1", "ACTIONS_RUNTIME_TOKEN=eyJ1", "ACTIONS_ID_TOKEN_REQUEST_TOKEN=eyJ2", "GITHUB_OUTPUTS=x",
	"input_token=ghs_2", "XINPUT_TOKEN=ghs_3", "SSL_CERT_FILE=/github/workspace/evil.pem", "KUBECONFIG=/github/workspace/k",
}

func TestVariablesOfEarlierStepsStayBehind(t *testing.T) {
	ours := []string{"INPUT_PRIVATE-KEY=-----BEGIN\nkey=", "GITHUB_OUTPUT=/o", "https_proxy=http://proxy", "INPUT_="}

	kept := environment(append(append([]string{}, hostile...), ours...), false)

	if want := append([]string{locale}, ours...); !reflect.DeepEqual(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
}

func TestOnlyThePostStepGetsState(t *testing.T) {
	set := []string{"STATE_token=ghs_1"}

	if kept := environment(set, false); len(kept) != 1 {
		t.Errorf("a main step gets %q", kept)
	}
	if kept := environment(set, true); len(kept) != 2 || kept[1] != set[0] {
		t.Errorf("a post step gets %q", kept)
	}
}

func TestArguments(t *testing.T) {
	options := "-XX:AOTCache=/action/app.aot\n-cp\n/action/app.jar\nMain\n"

	main := arguments("java", options, "/my folder", nil)
	after := arguments("java", options, "/action", []string{"post"})

	want := []string{"java", "-XX:AOTCache=/my folder/app.aot", "-cp", "/my folder/app.jar", "Main"}
	if !reflect.DeepEqual(main, want) {
		t.Errorf("main: %q, want %q", main, want)
	}
	want = []string{"java", "-XX:AOTCache=/action/app.aot", "-cp", "/action/app.jar", "Main", "post"}
	if !reflect.DeepEqual(after, want) {
		t.Errorf("post: %q, want %q", after, want)
	}
}

func TestBecomesJava(t *testing.T) {
	folder := imageFolder(t, "-one\n/action/two\n")

	said, code := run(t, command(folder, "main", append(hostile, "INPUT_PRIVATE-KEY=a\nb", "STATE_x=y")...))

	want := "arguments: -one " + folder + "/two\n" + locale + "\nINPUT_PRIVATE-KEY=a\nb\n"
	if !strings.HasPrefix(said, want) {
		t.Errorf("said\n%s\nwant\n%s", said, want)
	}
	if strings.Contains(said, "evil") || strings.Contains(said, "STATE_") {
		t.Errorf("said\n%s", said)
	}
	if code != 7 {
		t.Errorf("exit code %d, want Java's", code)
	}
}

func TestPostStep(t *testing.T) {
	folder := imageFolder(t, "Main\n")
	if err := os.Symlink("main", filepath.Join(folder, "post")); err != nil {
		t.Fatal(err)
	}
	byEntrypoint := command(folder, "post", "STATE_token=ghs_1")
	byHand := command(folder, "main", "STATE_token=ghs_1")
	byHand.Args = append(byHand.Args, "post")

	for _, post := range []*exec.Cmd{byEntrypoint, byHand} {
		said, _ := run(t, post)

		if want := "arguments: Main post\n" + locale + "\nSTATE_token=ghs_1\n"; !strings.HasPrefix(said, want) {
			t.Errorf("said\n%s\nwant\n%s", said, want)
		}
	}
}

func TestLeavesNoCore(t *testing.T) {
	said, _ := run(t, command(imageFolder(t, "Main\n"), "main"))

	// The shell counts in blocks.
	if !strings.Contains(said, " 1                    1                    bytes") && !strings.Contains(said, "core: 0 0 ") {
		t.Errorf("said\n%s", said)
	}
}

func TestSignalsReachJava(t *testing.T) {
	program := command(imageFolder(t, "-wait\n"), "main")
	out, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := program.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make([]byte, len("ready\n"))
	if _, err := out.Read(ready); err != nil {
		t.Fatal(err)
	}

	if err := program.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}

	_ = program.Wait()
	if status := program.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != syscall.SIGTERM {
		t.Errorf("ended with %v", program.ProcessState)
	}
}

func TestSaysWhatIsMissing(t *testing.T) {
	folder := imageFolder(t, "Main\n")
	if err := os.Remove(filepath.Join(folder, "runtime/bin/java")); err != nil {
		t.Fatal(err)
	}

	said, code := run(t, command(folder, "main"))

	want := "The action could not be started: exec " + folder + "/runtime/bin/java: no such file or directory\n"
	if said != want || code != bug {
		t.Errorf("exit code %d, said\n%s\nwant\n%s", code, said, want)
	}
}

var program string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "launcher")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(folder, "launcher")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		panic(string(said))
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// An image as the build leaves it, with a script for Java.
func imageFolder(t *testing.T, options string) string {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(folder, "runtime/bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"main": string(binary), "jvm.args": options, "runtime/bin/java": java} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func command(folder, name string, variables ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(folder, name))
	command.Env = variables
	return command
}

func run(t *testing.T, command *exec.Cmd) (string, int) {
	t.Helper()
	said, err := command.CombinedOutput()
	if _, ended := err.(*exec.ExitError); err != nil && !ended {
		t.Fatal(err)
	}
	return string(said), command.ProcessState.ExitCode()
}
