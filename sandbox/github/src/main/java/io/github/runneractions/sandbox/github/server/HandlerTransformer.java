package io.github.runneractions.sandbox.github.server;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Where WireMock hands its requests over. */
final class HandlerTransformer implements ResponseDefinitionTransformerV2 {

    static final String NAME = "github";

    private final RequestHandler handler;

    HandlerTransformer(RequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return handler.respond(event.getRequest());
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
