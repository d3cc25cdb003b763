import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import {
  ActionIcon,
  Alert,
  AppShell,
  Burger,
  Group,
  Menu,
  NavLink as MantineNavLink,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { cleanNotifications, Notifications } from '@mantine/notifications';
import { IconChevronDown, IconDeviceDesktop, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { useLiveUpdates } from '../api/events';
import { type Member, useMember } from '../api/session';
import { signOut } from '../api/sign-out';
import { lostAt, useLeaving } from '../components/leaving';
import { t } from '../texts';
import { isOperator, may } from './access';
import { CommandPalette } from './CommandPalette';
import { entriesOf } from './entries';
import { ExpiredSession } from './ExpiredSession';
import { FactorNotice } from './FactorNotice';
import { FreshSignIn } from './FreshSignIn';
import { LanguageItems } from './LanguageItems';
import { OfflineNotice } from './OfflineNotice';
import { ProgressBar } from './ProgressBar';
import { ShowOnce } from './ShowOnce';
import mark from '../mark.svg';

/** What surrounds every page of those who are signed in; nothing of one member's page is left to another. */
export function Shell() {
  const member = useMember();
  return <Frame key={member.id} member={member} />;
}

function Frame({ member }: { member: Member }) {
  useLiveUpdates();
  const [opened, { toggle, close }] = useDisclosure();
  const location = useLocation();
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(location.pathname);
  const operator = isOperator(member);

  // What was said to one member is not said to the next.
  useEffect(() => cleanNotifications, []);

  useEffect(() => {
    close();
    if (shown.current !== location.pathname) {
      shown.current = location.pathname;
      content.current?.focus({ preventScroll: true });
    }
  }, [location.pathname, close]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a className="skip-link" href="#content">
        {t.common.skipToContent}
      </a>
      <AppShell.Header>
        <ProgressBar />
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? t.common.closeNavigation : t.common.openNavigation}
              aria-expanded={opened}
            />
            <img src={mark} alt="" width={28} height={28} />
            <Text fw={700}>{t.common.product}</Text>
            {member.tenantName !== null && (
              <Text c="dimmed" truncate visibleFrom="xs" title={member.tenantName}>
                {member.tenantName}
              </Text>
            )}
          </Group>
          <Group gap="xs" wrap="nowrap">
            <CommandPalette member={member} />
            <ColorScheme />
            <AccountMenu name={member.displayName} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t.common.navigation}>
        {entriesOf(member).map(({ to, label, icon: Icon }) => (
          <MantineNavLink
            key={to}
            component={NavLink}
            to={to}
            label={label}
            leftSection={<Icon size={18} aria-hidden />}
            active={location.pathname === to || location.pathname.startsWith(`${to}/`)}
            variant="light"
            style={{ borderRadius: 'var(--mantine-radius-md)' }}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" ref={content} tabIndex={-1} style={{ outline: 'none' }}>
        <OfflineNotice />
        {operator && !may(member, 'manage-installation') && (
          <Alert color="gray" maw={1200} mx="auto" mb="md">
            {may(member, 'help-people-in') ? t.common.looksAndHelps : t.common.looksOnly}
          </Alert>
        )}
        <FactorNotice />
        <ShowOnce>
          <Outlet />
        </ShowOnce>
      </AppShell.Main>
      <Notifications position="bottom-right" />
      <ExpiredSession />
      <FreshSignIn />
    </AppShell>
  );
}

function ColorScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = colorScheme === 'auto' ? 'light' : colorScheme === 'light' ? 'dark' : 'auto';
  const Icon = colorScheme === 'auto' ? IconDeviceDesktop : colorScheme === 'light' ? IconSun : IconMoon;
  return (
    <ActionIcon
      variant="default"
      size="lg"
      onClick={() => setColorScheme(next)}
      aria-label={t.common.colorScheme[next]}
      title={t.common.colorScheme[next]}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}

function AccountMenu({ name }: { name: string }) {
  const navigate = useNavigate();
  const { ask } = useLeaving();
  const leave = () => void signOut();
  const askToLeave = () => {
    const lost = lostAt();
    if (lost === undefined) {
      leave();
    } else {
      ask(lost, leave);
    }
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton aria-label={t.common.accountMenu(name)} p={6}>
          <Group gap={4} wrap="nowrap">
            <IconUser size={18} aria-hidden />
            <Text size="sm" visibleFrom="sm" truncate maw={160}>
              {name}
            </Text>
            <IconChevronDown size={14} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate('/account')}>{t.common.nav.account}</Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item onClick={askToLeave}>{t.common.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
