import { Box } from '@mantine/core';
import { useEffect } from 'react';
import { createBrowserRouter, matchRoutes, Navigate, Outlet, type RouteObject, useLocation } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { currentSession, useSession } from './api/session';
import { LeaveGuard } from './components/LeaveGuard';
import { Only, SignedInOnly, WhoMay } from './layout/Gatekeeper';
import { PageSkeleton } from './layout/PageSkeleton';
import { Part, type PartOf, prefetch } from './layout/Part';
import { PAGES, SHELL } from './layout/parts';
import { StartPage } from './layout/StartPage';
import { CrashPage } from './pages/CrashPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { SignInPage } from './pages/session/SignInPage';

function page(path: string, of: PartOf<object>): RouteObject {
  return { path, handle: of, element: <Part key={of.name} of={of} props={{}} /> };
}

function Start() {
  const session = currentSession();
  return session.state === 'signed-in' ? <StartPage member={session.member} /> : <Navigate to="/sign-in" replace />;
}

/** The page to sign in, for those who come from another one; leads back to where they wanted to go. */
function SignIn() {
  const asked = useLocation().state as { from?: string; after?: 'invitation' | 'reset' } | null;
  return useSession().state === 'signed-in' ? (
    <Navigate to={asked?.from ?? '/'} replace />
  ) : (
    <SignInPage after={asked?.after} />
  );
}

/** While what surrounds the page is on its way, the page is, too. */
function ShellSkeleton() {
  const { pathname } = useLocation();
  useEffect(() => prefetchAt(pathname), [pathname]);
  return (
    <Box p="md" component="main">
      <PageSkeleton />
    </Box>
  );
}

/**
 * Every address of the dashboard. The server answers the first parts of these with the page: see DashboardPage.java.
 */
const router = createBrowserRouter([
  {
    element: (
      <LeaveGuard>
        <Outlet />
      </LeaveGuard>
    ),
    errorElement: <CrashPage />,
    children: [
      { path: '/', element: <Start /> },
      { path: '/sign-in', element: <SignIn /> },
      page('/invitation', PAGES.invitation),
      page('/reset', PAGES.reset),
      {
        element: <SignedInOnly />,
        children: [
          {
            element: <Part of={SHELL} props={{}} waiting={<ShellSkeleton />} />,
            children: [
              {
                // A page that breaks takes nothing away that stands around it.
                errorElement: <CrashPage />,
                children: [
                  page('/account', PAGES.account),
                  page('/account/second-factor', PAGES.secondFactor),
                  {
                    element: <WhoMay right="read-management-keys" />,
                    children: [page('/management-keys', PAGES.managementKeys)],
                  },
                  {
                    element: <WhoMay right="read-identity-provider" or="read-installation" />,
                    children: [page('/sign-in-elsewhere', PAGES.identityProvider)],
                  },
                  page('/audit', PAGES.audit),
                  {
                    element: <Only operators={false} />,
                    children: [
                      page('/apps', PAGES.apps),
                      page('/apps/:id/:tab?', PAGES.app),
                      { element: <WhoMay right="create-apps" />, children: [page('/apps/new', PAGES.newApp)] },
                      { element: <WhoMay right="read-people" />, children: [page('/members', PAGES.members)] },
                    ],
                  },
                  {
                    element: <Only operators />,
                    children: [
                      page('/overview', PAGES.overview),
                      page('/tenants', PAGES.tenants),
                      page('/tenants/:id/:tab?', PAGES.tenant),
                      page('/tenants/:id/apps/:app', PAGES.tenantApp),
                      page('/license-regions', PAGES.regions),
                      page('/license-regions/:code', PAGES.region),
                      page('/plans', PAGES.plans),
                      page('/plans/:code', PAGES.plan),
                      page('/signing-keys', PAGES.signingKeys),
                      page('/apis', PAGES.apis),
                      page('/apis/:id', PAGES.api),
                      { path: '/resource-servers', element: <Navigate to="/apis" replace /> },
                      page('/trusted-issuers', PAGES.issuers),
                      page('/trusted-issuers/:id', PAGES.issuer),
                      page('/operators', PAGES.operators),
                    ],
                  },
                  { path: '*', element: <NotFoundPage /> },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
]);

/** The page at the browser's address. */
export function Pages() {
  useEffect(() => {
    document.addEventListener('pointerover', prefetchLinked, { passive: true });
    document.addEventListener('focusin', prefetchLinked);
    return () => {
      document.removeEventListener('pointerover', prefetchLinked);
      document.removeEventListener('focusin', prefetchLinked);
    };
  }, []);
  return <RouterProvider router={router} />;
}

/** Fetches the page that a link leads to as soon as the link is pointed at, touched or focused. */
function prefetchLinked({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link !== null && link.origin === window.location.origin && link.target === '') {
    prefetchAt(link.pathname);
  }
}

function prefetchAt(path: string): void {
  const part = matchRoutes(router.routes, path)?.at(-1)?.route.handle as PartOf<object> | undefined;
  if (part !== undefined) {
    prefetch(part);
  }
}
