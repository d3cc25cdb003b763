package dev.mintmark.bootstrap.start;

import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.in.key.ManageSigningKeys;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.people.ResetOperator;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.Settings.OperatorToReset;
import dev.mintmark.bootstrap.settings.database.SettingsRefused;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Password;
import dev.mintmark.token.SecureSecretGenerator;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings an installation to where it can be used: signing keys, the first operator and, if asked for, the demo.
 * Repeating it changes nothing.
 */
@Dependent
public class FirstStart {
    private static final String DEFAULT_ADMIN_EMAIL = "operator@localhost.localdomain";

    private final Settings settings;
    private final ManageSigningKeys signingKeys;
    private final ManageResourceServers resourceServers;
    private final StoredKeys storedKeys;
    private final ManageMembers firstOperator;
    private final ResetOperator resetOperator;
    private final SecureSecretGenerator secrets;
    private final Demo demo;

    @Inject
    public FirstStart(
            Settings settings,
            ManageSigningKeys signingKeys,
            ManageResourceServers resourceServers,
            StoredKeys storedKeys,
            ManageMembers firstOperator,
            ResetOperator resetOperator,
            SecureSecretGenerator secrets,
            Demo demo) {
        this.settings = settings;
        this.signingKeys = signingKeys;
        this.resourceServers = resourceServers;
        this.storedKeys = storedKeys;
        this.firstOperator = firstOperator;
        this.resetOperator = resetOperator;
        this.secrets = secrets;
        this.demo = demo;
    }

    /** Does what is missing and returns lines for the console that say what to do next. */
    List<String> prepare() {
        List<String> notes = new ArrayList<>(storedKeys.prepare());
        followConfiguration();
        signingKeys.advance();
        notes.addAll(operator());
        settings.operatorToReset().map(this::reset).ifPresent(notes::add);
        if (settings.demo() && demo.isWanted()) {
            notes.addAll(demo.prepare(
                    secrets.initialPassword().reveal(), settings.issuer().toString()));
        }
        return notes;
    }

    private void followConfiguration() {
        try {
            resourceServers.followConfiguration();
        } catch (RuleBroken refused) {
            if (refused.refusal() != Refusal.IDENTIFIER_TAKEN) {
                throw refused;
            }
            throw new SettingsRefused(
                    List.of("MINTMARK_AUDIENCE is the identifier of an API that is registered already:" + " "
                            + settings.audience() + "; choose another one, such as mintmark-api, or delete that API"));
        }
    }

    private String reset(OperatorToReset operator) {
        ResetOperator.Outcome outcome = resetOperator.reset(
                operator.email().value(),
                operator.proof(),
                settings.adminPassword().orElseThrow());
        return switch (outcome.result()) {
            case RESET ->
                "Operator  " + operator.email()
                        + " has the password of MINTMARK_ADMIN_PASSWORD; remove MINTMARK_RESET_OPERATOR";
            case NO_OPERATOR -> "Operator  nobody was reset: no operator is called " + operator.email();
            case PROOF_NEEDED ->
                "Operator  nobody was reset; "
                        + outcome.proof()
                                .map(proof -> "to reset this password, start once with MINTMARK_RESET_OPERATOR="
                                        + operator.email() + ":" + proof)
                                .orElse("another node has done it; remove MINTMARK_RESET_OPERATOR");
        };
    }

    private List<String> operator() {
        String email = settings.adminEmail().map(Email::value).orElse(DEFAULT_ADMIN_EMAIL);
        Path file = InitialPasswordFile.in(settings.dataDir());
        if (firstOperator.operatorExists()) {
            return Files.exists(file)
                    ? List.of("Operator  the first one's password is still in " + file
                            + "; choose another one in the dashboard, which deletes the file")
                    : List.of();
        }
        if (settings.adminPassword().isPresent()) {
            firstOperator.ensureFirstOperator(email, settings.adminPassword().get(), false);
            return List.of("Operator  " + email + ", with the password of MINTMARK_ADMIN_PASSWORD");
        }
        String password = secrets.initialPassword().reveal();
        PrivateFile.write(file, password + System.lineSeparator());
        firstOperator.ensureFirstOperator(email, Password.typed(password), true);
        return List.of("Operator  " + email + ", password in " + file);
    }
}
