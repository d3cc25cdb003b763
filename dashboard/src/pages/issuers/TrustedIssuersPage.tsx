import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTrustedIssuers } from '../../api/trustedIssuers';
import { EmptyState } from '../../components/EmptyState';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { useDialog } from '../../components/useDialog';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { sourceOf } from './issuerForm';
import { IssuerState } from './IssuerState';
import { NewTrustedIssuer } from './NewTrustedIssuer';

const texts = t.federation.issuers;

/** The platforms whose tokens apps may use in place of a secret. */
export function TrustedIssuersPage() {
  const adding = useDialog('new', useMay('manage-installation'));
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <IfMay right="manage-installation">
          <Button onClick={adding.open}>{texts.add}</Button>
        </IfMay>
      }
    >
      <ListView
        label={texts.title}
        list={useTrustedIssuers()}
        rowKey={(issuer) => issuer.id}
        columns={[
          {
            title: texts.columns.name,
            cell: (issuer) => (
              <Anchor component={Link} to={`/trusted-issuers/${issuer.id}`} fw={600}>
                {issuer.name}
              </Anchor>
            ),
          },
          {
            title: texts.columns.issuer,
            cell: (issuer) => (
              <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                {issuer.issuer}
              </Text>
            ),
          },
          { title: texts.columns.keys, cell: (issuer) => texts.sources[sourceOf(issuer)] },
          { title: texts.columns.state, cell: (issuer) => <IssuerState enabled={issuer.enabled} /> },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding.opened && <NewTrustedIssuer onClose={adding.close} />}
    </Page>
  );
}
