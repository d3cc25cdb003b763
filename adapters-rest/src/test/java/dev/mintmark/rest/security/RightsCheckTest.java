package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.rights.RightsCheck;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may call what; all roles and all operations are tried by RoleTableIT. */
class RightsCheckTest {
    private static final AppId OWN = new AppId(new UUID(1, 1));
    private static final String OTHER = new UUID(1, 2).toString();

    private final CurrentMember developer = member(Optional.empty());
    private final CurrentMember pipeline = member(Optional.of(Set.of(OWN)));

    @Test
    void asksForTheRightOfTheMethodOrOfItsClass() {
        assertThat(refusal("list", developer, null)).isEmpty();
        assertThat(refusal("create", developer, null)).isEmpty();
        assertThat(refusal("invite", developer, null)).contains(Refusal.FORBIDDEN);
    }

    @Test
    void refusesWhatSaysNothingAndLetsThroughWhatIsOpen() {
        assertThat(refusal("nothing", developer, null)).contains(Refusal.FORBIDDEN);
        assertThat(refusal("open", developer, null)).isEmpty();
        assertThat(refusal("page", developer, null)).isEmpty();
    }

    @Test
    void aKeyForNamedAppsFindsNoOthersAndDoesNothingElse() {
        assertThat(refusal("list", pipeline, null)).isEmpty();
        assertThat(refusal("change", pipeline, OWN.toString())).isEmpty();
        assertThat(refusal("change", pipeline, OTHER)).contains(Refusal.NOT_FOUND);
        assertThat(refusal("change", pipeline, "none")).contains(Refusal.NOT_FOUND);
        assertThat(refusal("create", pipeline, null)).contains(Refusal.FORBIDDEN);
        assertThat(refusal("change", developer, OTHER)).isEmpty();
    }

    private static Optional<Refusal> refusal(String method, CurrentMember current, String app) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        if (app != null) {
            parameters.putSingle("id", app);
        }
        Method called = Arrays.stream(new Class<?>[] {Apps.class, Silent.class, Open.class, Page.class})
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(one -> one.getName().equals(method))
                .findAny()
                .orElseThrow();
        RightsCheck check =
                new RightsCheck(answering(ResourceInfo.class, called), answering(HttpServletRequest.class, current));
        UriInfo uri = answering(UriInfo.class, parameters);
        return Optional.ofNullable(catchThrowableOfType(
                        RuleBroken.class, () -> check.filter(answering(ContainerRequestContext.class, uri))))
                .map(RuleBroken::refusal);
    }

    /** Answers this, whatever is asked for. */
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, asked, arguments) -> answer));
    }

    private static CurrentMember member(Optional<Set<AppId>> onlyApps) {
        Member member = Member.create(
                new MemberId(new UUID(2, 1)),
                Owner.of(new TenantId(new UUID(3, 1))),
                new Email("dev@tenant.example"),
                new DisplayName("Dev"),
                Set.of(Role.TENANT_DEVELOPER),
                new PasswordHash("hash"),
                Instant.EPOCH);
        CurrentMember current = new CurrentMember();
        current.signedIn(
                new SessionId(new UUID(4, 1)),
                new ManageSessions.Resumed(member, Actor.SYSTEM, Optional.empty(), onlyApps, true, false));
        return current;
    }

    @Path("/api/v1/apps")
    @Needs(Right.READ_APPS)
    private static final class Apps {
        void list() {}

        @Needs(Right.CREATE_APPS)
        void create() {}

        @Needs(Right.MANAGE_APPS)
        void change() {}

        @Needs(Right.INVITE)
        void invite() {}
    }

    @Path("/api/v1/silent")
    private static final class Silent {
        void nothing() {}
    }

    @Path("/api/v1/open")
    @PermitAll
    private static final class Open {
        void open() {}
    }

    @Path("/page")
    private static final class Page {
        void page() {}
    }
}
