package io.github.runneractions.sandbox.github.server;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.rest.RestRequest;
import io.github.runneractions.sandbox.github.rest.RestResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests as WireMock hands them over, and answers as it wants them. */
final class WireMockForms {

    private WireMockForms() {}

    static RestRequest request(com.github.tomakehurst.wiremock.http.Request received) {
        Map<String, String> headers = new TreeMap<>();
        received.getHeaders()
                .all()
                .forEach(header -> headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue()));
        return new RestRequest(received.getMethod().getName(), received.getUrl(), headers, received.getBodyAsString());
    }

    static ResponseDefinition response(RestResponse answer, Optional<Fault> fault, Duration latency) {
        Duration delay = latency.plus(fault.map(Fault::delay).orElse(Duration.ZERO));
        ResponseDefinitionBuilder builder = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.status())
                .withFixedDelay(Math.toIntExact(delay.toMillis()));
        answer.headers().forEach(builder::withHeader);
        fault.flatMap(Fault::body).or(() -> answer.body().map(Object::toString)).ifPresent(builder::withBody);
        switch (fault.map(Fault::connection).orElse(Fault.Connection.KEPT)) {
            case KEPT -> {}
            case DROPPED -> builder.withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
            case CUT -> builder.withFault(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
        }
        return builder.build();
    }
}
