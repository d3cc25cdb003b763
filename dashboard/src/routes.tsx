import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, Navigate } from 'react-router';
import { currentSession } from './api/session';
import { startPage } from './layout/access';
import { Only, SessionStart, SignedInOnly } from './layout/Gatekeeper';
import { Shell } from './layout/Shell';
import { CrashPage } from './pages/CrashPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { SignInPage } from './pages/session/SignInPage';

function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  const Page = lazy<ComponentType>(async () => ({ default: (await load())[name] }));
  return <Page />;
}

function Start() {
  const session = currentSession();
  return <Navigate to={session.state === 'signed-in' ? startPage(session.member) : '/sign-in'} replace />;
}

/**
 * Every address of the dashboard. The server answers the first parts of these with the page: see DashboardPage.java.
 */
export const router = createBrowserRouter([
  {
    element: <SessionStart />,
    errorElement: <CrashPage />,
    children: [
      { path: '/', element: <Start /> },
      { path: '/sign-in', element: <SignInPage /> },
      { path: '/invitation', element: page(() => import('./pages/session/InvitationPage'), 'InvitationPage') },
      {
        element: <SignedInOnly />,
        children: [
          {
            element: <Shell />,
            children: [
              { path: '/account', element: page(() => import('./pages/session/AccountPage'), 'AccountPage') },
              {
                path: '/management-keys',
                element: page(() => import('./pages/keys/ManagementKeysPage'), 'ManagementKeysPage'),
              },
              { path: '/audit', element: page(() => import('./pages/audit/AuditPage'), 'AuditPage') },
              {
                element: <Only operators={false} />,
                children: [
                  { path: '/apps', element: page(() => import('./pages/apps/AppsPage'), 'AppsPage') },
                  { path: '/apps/new', element: page(() => import('./pages/apps/NewAppPage'), 'NewAppPage') },
                  { path: '/apps/:id', element: page(() => import('./pages/apps/AppPage'), 'AppPage') },
                  { path: '/apps/:id/:tab', element: page(() => import('./pages/apps/AppPage'), 'AppPage') },
                  { path: '/members', element: page(() => import('./pages/people/MembersPage'), 'MembersPage') },
                ],
              },
              {
                element: <Only operators />,
                children: [
                  { path: '/overview', element: page(() => import('./pages/operator/OverviewPage'), 'OverviewPage') },
                  { path: '/tenants', element: page(() => import('./pages/operator/TenantsPage'), 'TenantsPage') },
                  { path: '/tenants/:id', element: page(() => import('./pages/operator/TenantPage'), 'TenantPage') },
                  {
                    path: '/license-regions',
                    element: page(() => import('./pages/operator/RegionsPage'), 'RegionsPage'),
                  },
                  {
                    path: '/license-regions/:code',
                    element: page(() => import('./pages/operator/RegionPage'), 'RegionPage'),
                  },
                  { path: '/plans', element: page(() => import('./pages/operator/PlansPage'), 'PlansPage') },
                  { path: '/plans/:code', element: page(() => import('./pages/operator/PlanPage'), 'PlanPage') },
                  {
                    path: '/signing-keys',
                    element: page(() => import('./pages/operator/SigningKeysPage'), 'SigningKeysPage'),
                  },
                  {
                    path: '/resource-servers',
                    element: page(() => import('./pages/operator/ResourceServersPage'), 'ResourceServersPage'),
                  },
                  {
                    path: '/operators',
                    element: page(() => import('./pages/operator/OperatorsPage'), 'OperatorsPage'),
                  },
                ],
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);
