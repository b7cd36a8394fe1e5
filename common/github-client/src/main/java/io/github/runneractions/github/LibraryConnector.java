package io.github.runneractions.github;

import io.github.runneractions.github.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** The calls of the library github-api, which go the same way as ours. */
record LibraryConnector(GitHubClient client) implements GitHubConnector {
    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) {
        return new Response(request, client.exchange(request));
    }

    private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
        private final Answer answer;

        Response(GitHubConnectorRequest request, Answer answer) {
            super(request, answer.status(), answer.headers());
            this.answer = answer;
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(answer.body());
        }
    }
}
