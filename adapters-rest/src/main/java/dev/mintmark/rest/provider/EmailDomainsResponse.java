package dev.mintmark.rest.provider;

import dev.mintmark.domain.provider.EmailDomain;
import java.util.List;

/** The e-mail domains that are a tenant's (http-api §2, operators). */
record EmailDomainsResponse(List<String> emailDomains) {
    static EmailDomainsResponse from(List<EmailDomain> domains) {
        return new EmailDomainsResponse(domains.stream().map(EmailDomain::value).toList());
    }
}
