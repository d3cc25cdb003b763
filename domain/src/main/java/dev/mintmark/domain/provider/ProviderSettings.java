package dev.mintmark.domain.provider;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.WebAddress;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How people sign in elsewhere (rules §13).
 *
 * @param issuer who the provider is, to the letter
 * @param clientId what this service is called there
 * @param emailDomains whose people sign in there
 * @param groupRoles which roles a group gives; if there is none, roles are given here and nobody is made a member
 * @param localPasswords whether people of these domains may also sign in by a password of theirs here
 * @param breakGlass who always may
 */
public record ProviderSettings(
        String issuer,
        String clientId,
        List<EmailDomain> emailDomains,
        Map<String, Set<Role>> groupRoles,
        boolean localPasswords,
        boolean enabled,
        Optional<MemberId> breakGlass) {
    /** The longest issuer, in characters. */
    public static final int MAX_ISSUER = 500;

    /** The longest client id and the longest name of a group, in characters. */
    public static final int MAX_NAME = 200;

    private static final int MOST_GROUPS = 100;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7E]+");
    private static final Pattern GROUP = Pattern.compile("[^\\p{Cntrl}]+");

    /** Copies what can be changed. */
    public ProviderSettings {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(breakGlass);
        emailDomains = List.copyOf(emailDomains);
        groupRoles = Map.copyOf(groupRoles);
    }

    /**
     * Settings as somebody typed them; a text is null where it is missing.
     *
     * @param groupRoles the code of a role for each group
     */
    public record Input(
            String issuer,
            String clientId,
            List<String> emailDomains,
            Map<String, String> groupRoles,
            boolean localPasswords,
            boolean enabled,
            String breakGlass) {}

    /**
     * Reads settings; reports every violation.
     *
     * @param thisMachine whether a provider may be this machine, as it may where people try things out
     */
    public static Optional<ProviderSettings> parse(
            Owner owner, Input given, boolean thisMachine, Violations violations) {
        Violations found = new Violations();
        readIssuer(given.issuer, thisMachine, found);
        readClientId(given.clientId, found);
        List<EmailDomain> domains = EmailDomain.parse(given.emailDomains, "emailDomains", found);
        if (given.emailDomains.isEmpty()) {
            found.add("emailDomains", Fault.REQUIRED, "Name the e-mail domains whose people sign in there.");
        }
        Map<String, Set<Role>> roles = readRoles(owner, given.groupRoles, found);
        Optional<MemberId> breakGlass = Optional.ofNullable(given.breakGlass).flatMap(MemberId::parse);
        if (given.breakGlass != null && breakGlass.isEmpty()) {
            found.add("breakGlassMemberId", Fault.MEMBER_NOT_FOUND);
        } else if (owner.isInstallation() && !given.localPasswords && breakGlass.isEmpty()) {
            found.add(
                    "breakGlassMemberId",
                    Fault.REQUIRED,
                    "Name the operator who may still sign in by a password when the provider is away.");
        }
        found.list().forEach(one -> violations.add(one.field(), one.fault(), one.message()));
        return found.isEmpty()
                ? Optional.of(new ProviderSettings(
                        given.issuer, given.clientId, domains, roles, given.localPasswords, given.enabled, breakGlass))
                : Optional.empty();
    }

    private static void readIssuer(String text, boolean thisMachine, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add("issuer", Fault.REQUIRED);
        } else if (text.length() > MAX_ISSUER) {
            violations.add("issuer", Fault.TOO_LONG, "An issuer has at most " + MAX_ISSUER + " characters.");
        } else if (!VISIBLE.matcher(text).matches()
                || text.indexOf('?') >= 0
                || !WebAddress.isSafe(text)
                || !(thisMachine || WebAddress.isElsewhere(text))) {
            violations.add(
                    "issuer",
                    Fault.INVALID_URI,
                    "Give the provider's issuer: an absolute address that begins with https, without user"
                            + " information and fragment.");
        }
    }

    private static void readClientId(String text, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add("clientId", Fault.REQUIRED);
        } else if (text.length() > MAX_NAME) {
            violations.add("clientId", Fault.TOO_LONG, "A client id has at most " + MAX_NAME + " characters.");
        } else if (!CLIENT_ID.matcher(text).matches()) {
            violations.add("clientId", Fault.INVALID_NAME, "A client id is made of ASCII characters.");
        }
    }

    private static Map<String, Set<Role>> readRoles(Owner owner, Map<String, String> given, Violations violations) {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        if (given.size() > MOST_GROUPS) {
            violations.add("groupRoles", Fault.TOO_LONG, "At most " + MOST_GROUPS + " groups can be named.");
            return roles;
        }
        given.forEach((group, code) -> {
            String place = "groupRoles." + group;
            if (group.length() > MAX_NAME) {
                violations.add("groupRoles", Fault.TOO_LONG, "A group has at most " + MAX_NAME + " characters.");
            } else if (!GROUP.matcher(group).matches()) {
                violations.add("groupRoles", Fault.INVALID_NAME, "A group has a name of visible characters.");
            } else {
                Violations ofRole = new Violations();
                Role.parseOf(owner, List.of(code), place, ofRole).ifPresent(read -> roles.put(group, read));
                ofRole.list().forEach(one -> violations.add(place, one.fault(), one.message()));
            }
        });
        return roles;
    }

    /** The roles that somebody of these groups has. */
    public Set<Role> rolesOf(Set<String> groups) {
        Set<Role> roles = new LinkedHashSet<>();
        groups.forEach(group -> roles.addAll(groupRoles.getOrDefault(group, Set.of())));
        return roles;
    }
}
