import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fresh, tenant } from './installation';
import { expect, inspect, signIn, test } from './test';

type Person = { sub: string; email: string; groups: string[] };

/** An OpenID provider that lets everybody in as this person, without asking. */
class Provider {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly codes = new Map<string, { nonce: string; challenge: string }>();
  private readonly server: Server;
  person: Person = { sub: '', email: '', groups: [] };

  constructor() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.issuer);
      const json = (body: object) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(body));
      };
      if (url.pathname === '/.well-known/openid-configuration') {
        json({
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/authorize`,
          token_endpoint: `${this.issuer}/token`,
          jwks_uri: `${this.issuer}/keys`,
          end_session_endpoint: `${this.issuer}/bye`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
        });
      } else if (url.pathname === '/keys') {
        json({ keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }] });
      } else if (url.pathname === '/authorize') {
        const asked = (name: string) => url.searchParams.get(name) ?? '';
        const code = randomUUID();
        this.codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge') });
        const back = new URL(asked('redirect_uri'));
        back.searchParams.set('code', code);
        back.searchParams.set('state', asked('state'));
        response.writeHead(303, { Location: back.href }).end();
      } else {
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => json(this.redeem(new URLSearchParams(body))));
      }
    });
  }

  private redeem(form: URLSearchParams): object {
    const granted = this.codes.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (granted?.challenge !== challenge) {
      return { error: 'invalid_grant' };
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: 'mintmark',
      iat: now,
      exp: now + 300,
      nonce: granted.nonce,
      email_verified: true,
      name: 'Grace Hopper',
      ...this.person,
    };
    const signed = `${part({ alg: 'ES256', kid: 'one' })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), { key: this.keys.privateKey, dsaEncoding: 'ieee-p1363' });
    return {
      access_token: 'not-used',
      token_type: 'Bearer',
      id_token: `${signed}.${signature.toString('base64url')}`,
    };
  }

  get issuer(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((ready) => this.server.listen(0, 'localhost', ready));
    return this;
  }

  stop(): void {
    this.server.close();
  }
}

test('an admin names a provider, and people sign in there and out again', async ({ page, host, browser }) => {
  const provider = await new Provider().start();
  const of = await tenant(host);
  const domain = `${fresh('acme')}.example`;
  await host('PUT', `/api/v1/tenants/${of.id}/email-domains`, { emailDomains: [domain] });
  try {
    await signIn(page, of.admin, '/sign-in-elsewhere');
    await page.getByLabel('Issuer').fill(provider.issuer);
    await page.getByLabel('Client id').fill('mintmark');
    await page.getByLabel('Client secret', { exact: true }).fill('what we both know');
    await page.getByRole('combobox', { name: 'E-mail domains' }).fill('not-ours.example');
    await page.getByRole('combobox', { name: 'E-mail domains' }).press('Enter');
    await page.getByRole('button', { name: 'Add a group' }).click();
    await page.getByLabel('Group 1', { exact: true }).fill('admins');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText("This e-mail domain is not your tenant's.")).toBeVisible();
    await page.getByRole('combobox', { name: 'E-mail domains' }).press('Backspace');
    await page.getByRole('combobox', { name: 'E-mail domains' }).fill(domain);
    await page.getByRole('combobox', { name: 'E-mail domains' }).press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('/callback')).toBeVisible();
    await inspect(page, 'identity-provider');

    // A browser of its own, which may leave this host.
    const theirs = await (await browser.newContext()).newPage();
    provider.person = { sub: 'grace', email: `grace@${domain}`, groups: ['admins'] };
    await theirs.goto(new URL('/sign-in', page.url()).href);
    await theirs.getByLabel('E-mail address').fill(`grace@${domain}`);
    await theirs.getByRole('link', { name: 'Sign in with localhost' }).click();
    await expect(theirs.getByRole('button', { name: 'Account of Grace Hopper' })).toBeVisible();
    await theirs.reload();
    await theirs.getByRole('button', { name: 'Account of Grace Hopper' }).click();
    await theirs.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(theirs.getByRole('link', { name: /Sign out at localhost/ })).toHaveAttribute(
      'href',
      new RegExp(`^${provider.issuer}/bye`),
    );

    provider.person = { sub: 'eve', email: 'eve@elsewhere.example', groups: ['admins'] };
    await theirs.getByLabel('E-mail address').fill(`eve@${domain}`);
    await theirs.getByRole('link', { name: 'Sign in with localhost' }).click();
    await expect(theirs.getByRole('alert')).toContainText('may not speak for the domain');
    await theirs.context().close();
  } finally {
    provider.stop();
  }
});

test('an operator enters the e-mail domains of a tenant', async ({ page, host }) => {
  const of = await tenant(host);
  const domain = `${fresh('theirs')}.example`;
  await signIn(
    page,
    { email: process.env.MINTMARK_OPERATOR_EMAIL ?? '', password: process.env.MINTMARK_OPERATOR_PASSWORD ?? '' },
    `/tenants/${of.id}`,
  );
  await page.getByRole('combobox', { name: 'Domains', exact: true }).fill(domain.toUpperCase());
  await page.getByRole('combobox', { name: 'Domains', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Set domains' }).click();
  await expect(page.getByText(domain, { exact: true })).toBeVisible();
});
