import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useResourceServers } from '../../api/resourceServers';
import { CopyField } from '../../components/CopyField';
import { EmptyState } from '../../components/EmptyState';
import { Help } from '../../components/Help';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { useDialog } from '../../components/useDialog';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { ApiState, DefaultMark } from './ApiBadges';
import { accessText } from './apiForm';
import { NewApi } from './NewApi';

const texts = t.apis;

/** All that tokens can be for, and what else may ask about tokens. */
export function ApisPage() {
  const adding = useDialog('new', useMay('manage-installation'));
  return (
    <Page
      title={texts.title}
      lead={<Help topic="api">{texts.lead}</Help>}
      actions={
        <IfMay right="manage-installation">
          <Button onClick={adding.open}>{texts.add}</Button>
        </IfMay>
      }
    >
      <ListView
        label={texts.title}
        list={useResourceServers()}
        rowKey={(server) => server.id}
        columns={[
          {
            title: texts.columns.name,
            cell: (server) => (
              <Group gap="xs" wrap="nowrap">
                <Anchor component={Link} to={`/apis/${server.id}`} fw={600}>
                  {server.name}
                </Anchor>
                <DefaultMark isDefault={server.isDefault} />
              </Group>
            ),
          },
          {
            title: texts.columns.identifier,
            cell: (server) =>
              server.identifier === null ? (
                <Text size="sm" c="dimmed">
                  {texts.credentialsOnly}
                </Text>
              ) : (
                <CopyField value={server.identifier} label={server.identifier} />
              ),
          },
          { title: texts.columns.access, cell: (server) => accessText(server.access) },
          { title: texts.columns.algorithm, cell: (server) => server.signingAlgorithm },
          { title: texts.columns.state, cell: (server) => <ApiState enabled={server.enabled} /> },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding.opened && <NewApi onClose={adding.close} />}
    </Page>
  );
}
