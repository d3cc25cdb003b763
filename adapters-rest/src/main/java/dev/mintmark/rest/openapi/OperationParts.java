package dev.mintmark.rest.openapi;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to one operation what follows from its path, its parameters and its roles: shared parameters, answers and headers. */
final class OperationParts {
    private static final String MANAGEMENT = "/api/v1/";
    private static final String OAUTH = "/connect/";
    private static final int ALL_ROLES = 3;
    private static final Set<String> SHARED_PARAMETERS =
            Set.of("If-Match", "If-None-Match", "tenant", "id", "memberId", "invitationId", "code", "dbCode");

    private final Operation operation;
    private final AnswerParts.Form form;
    private final boolean management;
    private final boolean oauth;
    private final TreeMap<String, APIResponse> answers;

    private OperationParts(String path, Operation operation) {
        this.operation = operation;
        this.management = path.startsWith(MANAGEMENT);
        this.oauth = path.startsWith(OAUTH);
        this.form = oauth ? AnswerParts.Form.OAUTH : management ? AnswerParts.Form.MANAGEMENT : AnswerParts.Form.PUBLIC;
        this.answers = new TreeMap<>(operation.getResponses().getAPIResponses());
    }

    static void complete(String path, Operation operation) {
        new OperationParts(path, operation).complete();
    }

    private void complete() {
        List<String> roles = SecuritySchemes.rolesOf(operation);
        if (!roles.isEmpty()) {
            String names = String.join("`, `", roles);
            String own = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
            operation.setDescription(own + (roles.size() == 1 ? "Role: `" : "Roles: `") + names + "`.");
        } else if (operation.getDescription() == null) {
            operation.setDescription(operation.getSummary() + ".");
        }
        addAnswers(roles);
        shareParameters();
        APIResponses ordered = OASFactory.createAPIResponses();
        answers.forEach((status, answer) -> ordered.addAPIResponse(
                status, answer.getRef() == null ? AnswerParts.complete(status, answer, form) : answer));
        operation.setResponses(ordered);
    }

    private void addAnswers(List<String> roles) {
        boolean body = operation.getRequestBody() != null;
        if (management) {
            add("400", body ? "BadBody" : "BadParameter");
        }
        if (!oauth) {
            add("406", "NotAcceptable");
        }
        if (!roles.isEmpty()) {
            add("401", "Unauthenticated");
        }
        if (!roles.isEmpty() && roles.size() < ALL_ROLES) {
            add("403", "Forbidden");
        }
        if (management && has(Parameter.In.PATH, null)) {
            add("404", "NotFound");
        }
        if (has(Parameter.In.HEADER, "If-Match")) {
            add("412", "PreconditionFailed");
        }
        if (has(Parameter.In.HEADER, "If-None-Match")) {
            add("304", "NotModified");
        }
        if (body) {
            add("413", oauth ? "OAuthTooLarge" : "TooLarge");
        }
        if (body && management) {
            add("415", "UnsupportedMediaType");
        }
        add("500", oauth ? "OAuthServerError" : "InternalError");
        add("503", oauth ? "OAuthUnavailable" : "Unavailable");
    }

    private void add(String status, String shared) {
        answers.computeIfAbsent(
                status, absent -> OASFactory.createAPIResponse().ref("#/components/responses/" + shared));
    }

    private boolean has(Parameter.In in, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                parameter.getIn() == in && (name == null || name.equals(parameter.getName())));
    }

    private void shareParameters() {
        if (operation.getParameters() == null) {
            return;
        }
        operation.setParameters(
                operation.getParameters().stream().map(OperationParts::shared).toList());
    }

    private static Parameter shared(Parameter parameter) {
        String name = parameter.getName();
        return name == null || !SHARED_PARAMETERS.contains(name)
                ? parameter
                : OASFactory.createParameter().ref("#/components/parameters/" + name);
    }
}
