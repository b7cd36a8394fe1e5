package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;
import java.util.Set;

/** Whether {@code github-api-url} is the base URL of an API: below a wrong one, nothing exists. Found out only after a 404. */
public final class ApiAddress {
    static final Topic WRONG = new Topic("The address of GitHub's API is wrong");

    private ApiAddress() {}

    /** Explains a 404 at an address where {@code proof}, which every GitHub has, was not found either. */
    public static ErrorExplanation wrong(GitHubServer server, String proof, ApiResponse response) {
        return new ErrorExplanation(
                WRONG,
                ErrorExplanation.said(response) + ", and with 404 to GET " + proof + ", which every GitHub has, too: "
                        + server.api() + " is not the base URL of GitHub's API",
                Hint.of(
                        "Correct {}. It is `https://api.github.com`, `https://HOST/api/v3` for Enterprise Server, or"
                                + " `https://api.SUBDOMAIN.ghe.com`.",
                        GitHubSettings.API_URL));
    }

    /** {@code refused}, or the failure that the address is wrong. */
    static Failure explain(
            Endpoint<?> endpoint,
            ApiResponse response,
            Failure refused,
            GitHubClient client,
            Authorization authorization) {
        var proof = new GetMeta();
        if (client.transport().hasFoundAnything()) {
            return refused;
        }
        try {
            return client.exchange(proof, authorization).status() == 404
                    ? GitHubClient.rejected(endpoint, wrong(client.server(), proof.path(), response), response)
                    : refused;
        } catch (Failure _) {
            // The first response is the cause; a failed diagnosis must not hide it.
            return refused;
        }
    }

    /**
     * Reads what every GitHub tells about itself, even without a token.
     *
     * @see <a href="https://docs.github.com/en/rest/meta/meta#get-github-meta-information">Get GitHub meta information</a>
     */
    private record GetMeta() implements Endpoint<Boolean> {
        @Override
        public String path() {
            return "/meta";
        }

        @Override
        public Set<Integer> expected() {
            return Set.of(200);
        }

        @Override
        public Boolean decode(ApiResponse response) {
            return response.json().isObject();
        }

        @Override
        public String describe() {
            return "read what GitHub tells about itself";
        }
    }
}
