import { Anchor, Button, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddRegion, useRegions } from '../../api/regions';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { t } from '../../texts';
import { ActiveBadge } from './ActiveBadge';

const texts = t.host.regions;

/** All license regions. */
export function RegionsPage() {
  const [adding, setAdding] = useState(false);
  return (
    <Page title={texts.title} lead={texts.lead} actions={<Button onClick={() => setAdding(true)}>{texts.add}</Button>}>
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
          { title: texts.columns.active, cell: (region) => <ActiveBadge active={region.active} /> },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding && <NewRegion onClose={() => setAdding(false)} />}
    </Page>
  );
}

function NewRegion({ onClose }: { onClose: () => void }) {
  const add = useAddRegion();
  const form = useForm({ initialValues: { code: '', name: '', active: true } });
  return (
    <FormModal
      title={texts.add}
      form={form}
      submit={(body) => add.mutateAsync(body)}
      action={texts.add}
      onClose={onClose}
    >
      <TextInput
        label={texts.code}
        description={texts.codeHint}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('code')}
      />
      <TextInput label={texts.name} required autoComplete="off" {...form.getInputProps('name')} />
      <Switch label={texts.active} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormModal>
  );
}
