import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { useRegions } from '../../api/regions';
import { EmptyState } from '../../components/EmptyState';
import { Help } from '../../components/Help';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { useDialog } from '../../components/useDialog';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { NewRegion } from './NewRegion';
import { RegionState } from './RegionState';

const texts = t.host.regions;

/** All license regions. */
export function RegionsPage() {
  const adding = useDialog('new', useMay('manage-installation'));
  return (
    <Page
      title={texts.title}
      lead={<Help topic="license-region">{texts.lead}</Help>}
      actions={
        <IfMay right="manage-installation">
          <Button onClick={adding.open}>{texts.add}</Button>
        </IfMay>
      }
    >
      <ListView
        label={texts.title}
        list={useRegions()}
        rowKey={(region) => region.code}
        columns={[
          {
            title: texts.columns.code,
            cell: (region) => (
              <Anchor component={Link} to={`/license-regions/${region.code}`} fw={600}>
                {region.code}
              </Anchor>
            ),
          },
          { title: texts.columns.name, cell: (region) => region.name },
          { title: texts.columns.activeDatabase, cell: (region) => region.activeDatabase ?? t.common.none },
          { title: texts.columns.active, cell: (region) => <RegionState region={region} /> },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding.opened && <NewRegion onClose={adding.close} />}
    </Page>
  );
}
