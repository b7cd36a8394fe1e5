package io.github.runneractions.testkit.sandbox;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Where WireMock hands its requests over. */
final class FrontTransformer implements ResponseDefinitionTransformerV2 {

    static final String NAME = "github";

    private final Front front;

    FrontTransformer(Front front) {
        this.front = front;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return front.respond(event.getRequest());
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
