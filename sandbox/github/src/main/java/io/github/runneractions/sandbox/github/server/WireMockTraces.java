package io.github.runneractions.sandbox.github.server;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Takes out the header by which WireMock tells which stub answered; GitHub has none like it. */
final class WireMockTraces implements ResponseTransformerV2 {

    private static final String STUB_ID = "Matched-Stub-Id";

    @Override
    public Response transform(Response response, ServeEvent event) {
        HttpHeader[] kept = response.getHeaders().all().stream()
                .filter(header -> !header.keyEquals(STUB_ID))
                .toArray(HttpHeader[]::new);
        return Response.Builder.like(response)
                .but()
                .headers(new HttpHeaders(kept))
                .build();
    }

    @Override
    public String getName() {
        return "traces";
    }
}
