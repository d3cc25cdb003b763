package dev.mintmark.rest.app;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.Coded;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.page.ListOrder;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Lists a tenant's apps as the query parameters say, for the tenant itself and for operators. */
@Dependent
public final class AppList {
    private final ManageApps apps;
    private final CurrentMember current;

    @Inject
    public AppList(ManageApps apps, CurrentMember current) {
        this.apps = apps;
        this.current = current;
    }

    PageResponse<AppResponse> of(TenantId tenant, UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        AppQuery.Sort sort = sort(query);
        ListOrder order = ListOrder.of(sort);
        AppQuery apps = new AppQuery(
                tenant,
                query.search("q"),
                query.flag("enabled"),
                query.text("region"),
                query.text("plan"),
                query.instant("secretExpiresBefore"),
                sort,
                query.page(order));
        query.requireSound();
        return PageResponse.from(this.apps.list(apps.amongst(current.onlyApps())), order, AppResponse::from);
    }

    private static AppQuery.Sort sort(QueryParameters query) {
        Optional<String> text = query.text("sort");
        Optional<AppQuery.Sort> sort = text.flatMap(code -> Coded.find(AppQuery.Sort.class, code));
        if (text.isPresent() && sort.isEmpty()) {
            query.refuse("sort", "This must be one of name, -name, createdAt, -createdAt.");
        }
        return sort.orElse(AppQuery.Sort.NAME);
    }
}
