import { Anchor, Text } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { App, Usage } from '../../api/types';
import { CopyField } from '../../components/CopyField';
import { Instant } from '../../components/Instant';
import type { Column } from '../../components/useTable';
import { t } from '../../texts';
import { appState } from './appState';
import { AppWeek } from './AppWeek';
import { StateBadge } from './StateBadge';

const texts = t.apps.columns;

/** What lists of apps show of them. */
export function appColumns({
  to,
  tenantStatus,
  usage,
}: {
  /** Where an app is shown. */
  to: (app: App) => string;
  tenantStatus: string | undefined;
  /** What each did in the last week, by its id; undefined where that is not shown. */
  usage?: ReadonlyMap<string, Usage['days']>;
}): Column<App>[] {
  return [
    {
      title: texts.name,
      sort: { up: 'name', down: '-name' },
      cell: (app) => (
        <>
          <Anchor component={Link} to={to(app)} fw={600}>
            {app.name}
          </Anchor>
          <CopyField value={app.clientId} label={app.clientId} />
        </>
      ),
    },
    { title: texts.region, cell: (app) => app.licenseRegion.name },
    { title: texts.database, cell: (app) => app.dbCode, hidden: true },
    {
      title: texts.domains,
      cell: ({ allowedDomains }) => {
        const domains = allowedDomains.filter((domain) => domain !== null);
        return domains.length === 0 ? <None /> : domains.map((domain) => <Domain key={domain} name={domain} />);
      },
    },
    { title: texts.plan, cell: (app) => app.plan?.name ?? <None /> },
    { title: texts.state, cell: (app) => <StateBadge state={appState(app, tenantStatus)} /> },
    ...(usage === undefined ? [] : [{ title: texts.week, cell: ({ id }: App) => <AppWeek days={usage.get(id)} /> }]),
    { title: texts.lastToken, cell: (app) => <Instant at={app.lastTokenIssuedAt} /> },
    {
      title: texts.created,
      sort: { up: 'createdAt', down: '-createdAt' },
      cell: (app) => <Instant at={app.createdAt} />,
      hidden: true,
    },
  ];
}

const COMMON_LENGTH = 32;

/** A domain on a line of its own, which breaks before a dot or its port if it is long, or there is little room. */
function Domain({ name }: { name: string }) {
  return (
    <div className={name.length > COMMON_LENGTH ? 'list-domain' : 'list-domain list-domain-common'}>
      {name.split(/(?=[.:])/).map((part, place) => (
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </div>
  );
}

function None() {
  return (
    <Text span size="sm" c="dimmed">
      {t.common.none}
    </Text>
  );
}
