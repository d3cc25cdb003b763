package dev.mintmark.application.service.session;

import dev.mintmark.application.port.ProviderAnswer;
import dev.mintmark.application.port.in.session.ManageSessions.SignedIn;
import dev.mintmark.application.port.in.session.SignInElsewhere;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.application.port.out.session.OpenIdProviders;
import dev.mintmark.application.port.out.session.SignInSeal;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.application.service.people.ForeignMembers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.ForeignIdentity;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.SignInFault;
import dev.mintmark.domain.provider.SignInRefused;
import dev.mintmark.domain.provider.SignInState;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets people in who have signed in at a provider. The browser carries the state, sealed, so that nobody who only asks
 * makes anything be stored; a state that comes back is remembered, so that it counts once on all nodes. The provider is
 * asked outside of any transaction.
 */
public final class SignInElsewhereService implements SignInElsewhere {
    private final UnitOfWork unitOfWork;
    private final IdentityProviders providers;
    private final OpenIdProviders clients;
    private final SignInSeal seal;
    private final UsedAssertions used;
    private final ForeignMembers members;
    private final ForeignSessions foreign;
    private final PersonSessions sessions;
    private final PasswordHasher passwords;
    private final SecretGenerator secrets;
    private final Clock clock;

    public SignInElsewhereService(
            UnitOfWork unitOfWork,
            IdentityProviders providers,
            OpenIdProviders clients,
            SignInSeal seal,
            UsedAssertions used,
            ForeignMembers members,
            ForeignSessions foreign,
            PersonSessions sessions,
            PasswordHasher passwords,
            SecretGenerator secrets,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.providers = providers;
        this.clients = clients;
        this.seal = seal;
        this.used = used;
        this.members = members;
        this.foreign = foreign;
        this.sessions = sessions;
        this.passwords = passwords;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Optional<IdentityProvider> providerFor(String email) {
        return Email.parse(email, "email", new Violations())
                .map(EmailDomain::of)
                .flatMap(domain -> unitOfWork.execute(() -> providers.findFor(domain)))
                .filter(IdentityProvider::enabled);
    }

    @Override
    public Begun begin(IdentityProviderId id, URI callback) {
        IdentityProvider provider = require(id);
        SignInState state = new SignInState(
                id,
                secrets.tokenId(),
                secrets.tokenId(),
                secrets.tokenId() + secrets.tokenId(),
                clock.instant().plus(SignInState.LIFETIME));
        URI address = clients.authorization(provider, state, callback);
        return new Begun(address, seal.seal(state.text()), SignInState.LIFETIME);
    }

    @Override
    public SignedIn finish(
            IdentityProviderId id,
            URI callback,
            Optional<String> sealed,
            ProviderAnswer answer,
            URI home,
            Device from) {
        SignInState state = sealed.flatMap(seal::open)
                .flatMap(SignInState::read)
                .filter(begun -> begun.isAnsweredBy(id, answer.state(), clock.instant()))
                .filter(begun -> used.remember(
                        SecretDigest.ofText("sign-in elsewhere " + begun.state())
                                .hex(),
                        begun.expiresAt()))
                .orElseThrow(() -> new SignInRefused(SignInFault.STATE_UNKNOWN));
        IdentityProvider provider = require(id);
        OpenIdProviders.Identified who = clients.identify(provider, state, callback, answer, home);
        try {
            return letIn(provider, who, from);
        } catch (RuleBroken broken) {
            // Somebody was made a member, or linked, at the same moment: as likely as not the same person.
            if (broken.refusal() == Refusal.EMAIL_TAKEN || broken.refusal() == Refusal.CONCURRENT_CHANGE) {
                return letIn(provider, who, from);
            }
            throw broken;
        }
    }

    /** The provider may have become another one since it was asked; it speaks for nobody then. */
    private SignedIn letIn(IdentityProvider asked, OpenIdProviders.Identified who, Device from) {
        ForeignIdentity identity = who.identity();
        Email address = identity.addressAt(asked);
        Optional<PasswordHash> nobodys = unitOfWork.execute(() -> members.isNew(asked, identity, address))
                ? Optional.of(passwords.hash(Password.typed(secrets.tokenId() + secrets.tokenId())))
                : Optional.empty();
        return unitOfWork.execute(() -> {
            IdentityProvider provider = providers
                    .find(asked.id())
                    .filter(IdentityProvider::enabled)
                    .filter(current -> current.isSameClient(
                            asked.settings().issuer(), asked.settings().clientId()))
                    .orElseThrow(() -> new SignInRefused(SignInFault.ANSWER_INVALID));
            Instant now = clock.instant();
            Member member = members.admit(provider, identity, identity.addressAt(provider), nobodys, now);
            return sessions.startElsewhere(
                    member,
                    provider.settings().issuer(),
                    session -> who.signOut().map(there -> kept(session, there)),
                    from,
                    now);
        });
    }

    private IdentityProvider require(IdentityProviderId id) {
        return unitOfWork
                .execute(() -> providers.find(id))
                .filter(IdentityProvider::enabled)
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }

    @Override
    public Optional<URI> signOutOf(SessionId session) {
        return unitOfWork.execute(() -> foreign.signOut(session)).map(there -> there.hinted()
                .flatMap(text -> opened(session, text))
                .orElseGet(there::address));
    }

    private ForeignSessions.SignOut kept(SessionId session, OpenIdProviders.SignOut there) {
        return new ForeignSessions.SignOut(
                there.address(), there.hinted().map(hinted -> seal.seal(boundTo(session) + hinted)));
    }

    /** Empty for that of another session, and when the key-encryption key has been changed since. */
    private Optional<URI> opened(SessionId session, String sealed) {
        String bound = boundTo(session);
        return seal.open(sealed)
                .filter(text -> text.startsWith(bound))
                .map(text -> URI.create(text.substring(bound.length())));
    }

    private static String boundTo(SessionId session) {
        return "sign-out of " + session + " ";
    }
}
