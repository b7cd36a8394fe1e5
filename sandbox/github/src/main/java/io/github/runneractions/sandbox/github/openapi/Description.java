package io.github.runneractions.sandbox.github.openapi;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.OpenApiInteractionValidator.SpecSource;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.util.OpenApiLoader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** GitHub's description of its API, and what it finds wrong with a request or an answer. */
final class Description {

    private static final Map<Path, Description> LOADED = new ConcurrentHashMap<>();

    /** Behaviour of GitHub that the description leaves out: its own media types, statuses, whole endpoints. */
    private static final List<String> UNDESCRIBED = List.of(
            "validation.request.path.missing",
            "validation.request.accept.notAllowed",
            "validation.response.status.unknown");

    private static final String MORE_PROPERTIES = "validation.schema.additionalProperties";

    /** Fails a request with a property that is not described: it would be misspelt. */
    private final OpenApiInteractionValidator requests;
    /** Lets answers have more than is described, as GitHub's have. */
    private final OpenApiInteractionValidator answers;

    private Description(String text) {
        var description = parsed(text);
        this.requests = validator(description, UNDESCRIBED);
        this.answers = validator(
                description,
                Stream.concat(UNDESCRIBED.stream(), Stream.of(MORE_PROPERTIES)).toList());
    }

    /** Read once per JVM: it takes more than a second. */
    static Description of(Path file) {
        return LOADED.computeIfAbsent(file, Description::read);
    }

    private static Description read(Path file) {
        try {
            return new Description(Corrections.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parsed once for both validators, as each would by itself: it takes most of a second. */
    private static OpenAPI parsed(String description) {
        var options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        options.setResolveCombinators(false);
        options.setExplicitObjectSchema(false);
        return new OpenApiLoader().loadApi(SpecSource.inline(description), List.of(), options);
    }

    private static OpenApiInteractionValidator validator(OpenAPI description, List<String> ignored) {
        LevelResolver.Builder levels = LevelResolver.create();
        ignored.forEach(key -> levels.withLevel(key, ValidationReport.Level.IGNORE));
        return OpenApiInteractionValidator.createFor(description)
                .withLevelResolver(levels.build())
                .build();
    }

    /** One sentence per violation. */
    List<String> check(Observed observed) {
        Request request = request(observed);
        List<String> violations = new ArrayList<>();
        report("request", observed, requests.validateRequest(request)).forEach(violations::add);
        observed.answer()
                .map(answer -> answers.validateResponse(request.getPath(), request.getMethod(), response(answer)))
                .ifPresent(report -> report("answer", observed, report).forEach(violations::add));
        return violations;
    }

    private static Stream<String> report(String what, Observed observed, ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> !isUndescribedPermission(message))
                .map(message -> "%s of %s %s: %s (%s)"
                        .formatted(what, observed.method(), observed.target(), message.getMessage(), message.getKey()));
    }

    /** GitHub knows more permissions than it describes. */
    private static boolean isUndescribedPermission(ValidationReport.Message message) {
        return message.getKey().endsWith(".additionalProperties")
                && message.getContext()
                        .flatMap(ValidationReport.MessageContext::getPointers)
                        .filter(pointers -> pointers.getInstance().startsWith("/permissions"))
                        .isPresent();
    }

    private static Request request(Observed observed) {
        String[] target = observed.target().split("\\?", 2);
        SimpleRequest.Builder builder = new SimpleRequest.Builder(observed.method(), target[0]);
        if (target.length == 2) {
            for (String parameter : target[1].split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                builder.withQueryParam(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        if (observed.body().isEmpty()) {
            // A missing body has no type, but the validator requires one even where a body is optional.
            builder.withContentType("application/json");
        } else {
            builder.withBody(observed.body());
            observed.contentType().ifPresent(builder::withContentType);
        }
        return builder.build();
    }

    private static SimpleResponse response(Observed.ObservedAnswer answer) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(answer.status());
        answer.contentType().ifPresent(builder::withContentType);
        if (!answer.body().isEmpty()) {
            builder.withBody(answer.body());
        }
        return builder.build();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
