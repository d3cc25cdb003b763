import './palette.css';
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useFoundApps } from '../api/apps';
import type { Member } from '../api/session';
import { useFoundTenants } from '../api/tenants';
import { problemText } from '../components/ProblemNotice';
import { useKeepTrying } from '../components/useKeepTrying';
import { t } from '../texts';
import { language } from '../texts/language';
import { isOperator, may } from './access';
import { entriesOf } from './entries';

const texts = t.common.palette;

type Target = { to: string; label: string; id?: string };

/** What fits a text: pages, and apps or tenants by name or id; only what this member may see. */
export function PaletteContent({ member, onClose }: { member: Member; onClose: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const operator = isOperator(member);
  const words = text.trim();
  const [asked] = useDebouncedValue(words, 150);
  const apps = useFoundApps(asked, !operator);
  const tenants = useFoundTenants(asked, operator);
  const read = operator ? tenants : apps;
  useKeepTrying(read);

  const pages = pagesOf(member).filter(({ label }) => has(label, words));
  const waiting = read.isLoading || asked !== words || read.isPlaceholderData;
  // Until the answer is there, what was found before stays as far as it fits: Enter never leads elsewhere.
  const found: Target[] = operator
    ? (tenants.data ?? [])
        .filter(({ id, name }) => !waiting || has(name, words) || id === words.toLowerCase())
        .map(({ id, name }) => ({ to: `/tenants/${id}`, label: name, id }))
    : (apps.data ?? [])
        .filter(({ id, name, clientId }) => !waiting || has(name, words) || has(clientId, words) || id === words)
        .map(({ id, name, clientId }) => ({ to: `/apps/${id}`, label: name, id: clientId }));

  const go = (to: string) => {
    onClose();
    void navigate(to);
  };
  return (
    <Command label={texts.title} shouldFilter={false} loop>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={operator ? texts.input.operator : texts.input.tenant}
        autoFocus
        data-autofocus
      />
      <Command.List aria-busy={waiting}>
        <Targets heading={texts.pages} targets={pages} go={go} />
        <Targets heading={operator ? texts.tenants : texts.apps} targets={found} go={go} />
      </Command.List>
      {pages.length + found.length === 0 && !waiting && read.error === null && (
        <Text size="sm" c="dimmed" role="status" p="sm">
          {texts.nothing}
        </Text>
      )}
      {read.data === undefined && read.error !== null && (
        <Text size="sm" c="red" role="alert" p="sm">
          {problemText(read.error)}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="sm" visibleFrom="sm">
        {texts.keys}
      </Text>
    </Command>
  );
}

function Targets({ heading, targets, go }: { heading: string; targets: Target[]; go: (to: string) => void }) {
  return targets.length === 0 ? null : (
    <Command.Group heading={heading}>
      {targets.map(({ to, label, id }) => (
        <Command.Item key={to} value={to} onSelect={() => go(to)}>
          <span>{label}</span>
          {id !== undefined && (
            <Text span size="xs" c="dimmed" ff="monospace">
              {id}
            </Text>
          )}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function pagesOf(member: Member): Target[] {
  return [
    ...entriesOf(member),
    ...(may(member, 'create-apps') ? [{ to: '/apps/new', label: t.apps.register }] : []),
    { to: '/account', label: t.common.nav.account },
  ];
}

function has(name: string, words: string): boolean {
  return name.toLocaleLowerCase(language).includes(words.toLocaleLowerCase(language));
}
