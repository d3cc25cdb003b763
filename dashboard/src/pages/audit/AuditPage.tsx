import { Alert, List, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useSearchParams } from 'react-router';
import {
  type AuditAction,
  type AuditFilters,
  useAuditEvents,
  useExportAuditEvents,
  useVerifyAuditChains,
} from '../../api/audit';
import { useMember } from '../../api/session';
import { ActionButton } from '../../components/ActionButton';
import { Filters } from '../../components/Filters';
import { Page } from '../../components/Page';
import { saveFile } from '../../components/saveFile';
import type { components } from '../../api/schema';
import { isOperator } from '../../layout/access';
import { t } from '../../texts';
import { ActorSelect } from './ActorSelect';
import { AuditList } from './AuditList';
import { TenantSelect } from './TenantSelect';

/** Instants typed in the user's own zone, sent in UTC. */
function instant(local: string): string | undefined {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The audit trail: of the own tenant, or for operators of everything. */
export function AuditPage() {
  const member = useMember();
  const [params, setParams] = useSearchParams();
  const typed = Object.fromEntries(params) as Record<string, string>;
  const [settled] = useDebouncedValue(JSON.stringify(typed), 300);
  const settledFields = JSON.parse(settled) as Record<string, string>;
  const filters: AuditFilters = {
    action: settledFields.action as AuditAction | undefined,
    actor: settledFields.actor,
    tenantId: isOperator(member) ? settledFields.tenantId : undefined,
    from: instant(settledFields.from ?? ''),
    to: instant(settledFields.to ?? ''),
  };
  const list = useAuditEvents(filters);
  const download = useExportAuditEvents();

  function change(name: string, value: string) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  }

  const fields = [
    { name: 'from', label: t.audit.filters.from, type: 'datetime-local' },
    { name: 'to', label: t.audit.filters.to, type: 'datetime-local' },
  ];
  return (
    <Page
      title={t.audit.title}
      lead={t.audit.lead}
      actions={
        <>
          {isOperator(member) && <Verification />}
          <ActionButton act={async () => saveFile(t.audit.exportFile, await download.mutateAsync(filters))}>
            {t.audit.export}
          </ActionButton>
        </>
      }
    >
      <Filters active={['actor', 'tenantId', 'from', 'to'].filter((name) => (typed[name] ?? '') !== '').length}>
        <Select
          label={t.audit.filters.action}
          placeholder={t.audit.filters.anyAction}
          data={Object.entries(t.audit.actions).map(([value, label]) => ({ value, label }))}
          value={typed.action ?? null}
          onChange={(action) => change('action', action ?? '')}
          searchable
          clearable
        />
        <ActorSelect
          actor={typed.actor ?? ''}
          shown={(list.data?.pages ?? []).flatMap(({ items }) => items)}
          onChange={(actor) => change('actor', actor)}
        />
        {isOperator(member) && (
          <TenantSelect tenant={typed.tenantId ?? ''} onChange={(tenant) => change('tenantId', tenant)} />
        )}
        {fields.map(({ name, label, type }) => (
          <TextInput
            key={name}
            label={label}
            type={type}
            value={typed[name] ?? ''}
            onChange={(event) => change(name, event.currentTarget.value)}
          />
        ))}
      </Filters>
      <AuditList list={list} />
    </Page>
  );
}

function Verification() {
  const verification = useVerifyAuditChains();
  return (
    <>
      <ActionButton act={() => verification.mutateAsync()}>{t.audit.verify}</ActionButton>
      {verification.isSuccess && (
        <Alert color={verification.data.holds ? 'mint' : 'red'} role="status">
          {verification.data.holds ? t.audit.verified : t.audit.broken}
          <Findings chains={verification.data.chains} />
        </Alert>
      )}
    </>
  );
}

type Chain = components['schemas']['AuditVerification']['chains'][number];

function Findings({ chains }: { chains: Chain[] }) {
  const lines = chains.flatMap((chain) => {
    const name = chain.tenantId === null ? t.audit.chainOfInstallation : t.audit.chainOfTenant(chain.tenantId);
    return [
      ...(chain.fault === null
        ? []
        : [t.audit.brokenAt(name, t.audit.faults[chain.fault] ?? chain.fault, chain.faultAt)]),
      ...(chain.unverifiable === 0 ? [] : [t.audit.unverifiable(name, chain.unverifiable)]),
    ];
  });
  return lines.length === 0 ? null : (
    <List size="sm">
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}
