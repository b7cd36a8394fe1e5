// Command hello is a container action: it records what it was given and uses every way back to GitHub's runner.
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

func main() {
	stage := "main"
	if state, post := os.LookupEnv("STATE_seen"); post {
		stage = "post"
		fmt.Println("post step after", state)
	}
	record(stage)
	fmt.Println("::add-mask::" + strings.ReplaceAll(os.Getenv("INPUT_PRIVATE-KEY"), "\n", "%0A"))
	fmt.Println("the key is", os.Getenv("INPUT_PRIVATE-KEY"))
	fmt.Fprintln(os.Stderr, "::warning::hello from standard error")
	tell("GITHUB_OUTPUT", "greeting<<END\nhello\n"+os.Getenv("INPUT_WHO")+"\nEND\n")
	tell("GITHUB_STATE", "seen=main\n")
	tell("GITHUB_ENV", "GREETED=yes\n")
	tell("GITHUB_STEP_SUMMARY", "# Hello\n")
	await(os.Getenv("INPUT_WAIT-FOR"))
	code, _ := strconv.Atoi(os.Getenv("INPUT_EXIT-CODE"))
	if code != 0 {
		fmt.Println("::error title=Hello::asked to fail")
	}
	os.Exit(code)
}

func record(stage string) {
	folder, _ := os.Getwd()
	variables := map[string]string{}
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		variables[name] = value
	}
	text, _ := json.Marshal(map[string]any{
		"arguments": os.Args[1:], "folder": folder, "variables": variables, "engine": engine(),
	})
	if err := os.WriteFile(stage+".json", text, 0o644); err != nil {
		panic(err)
	}
}

// The first line of the answer of the engine behind the socket that GitHub's runner mounts.
func engine() string {
	connection, err := net.Dial("unix", "/var/run/docker.sock")
	if err != nil {
		return err.Error()
	}
	defer connection.Close()
	fmt.Fprint(connection, "GET /_ping HTTP/1.0\r\n\r\n")
	answer := make([]byte, 64)
	read, _ := connection.Read(answer)
	line, _, _ := strings.Cut(string(answer[:read]), "\r\n")
	return line
}

func tell(variable, text string) {
	file, err := os.OpenFile(os.Getenv(variable), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	fmt.Fprint(file, text)
}

func await(file string) {
	if file == "" {
		return
	}
	fmt.Println("waiting")
	for {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}
