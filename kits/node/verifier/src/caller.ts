import type { Claims } from './claims.js';
import { Limits, Plan } from './limits.js';
import { isAllowedOrigin } from './origin.js';
import type { Challenge } from './refused.js';

/** What may stand in a scope (RFC 6749 §3.3). */
const SCOPE = /^[!#-[\]-~]+$/;

/** The app that calls, as its verified token says. */
export class Caller {
  /** The app's client id. */
  readonly clientId: string;
  /** The tenant to which the app belongs. */
  readonly tenantId: string;
  /** The app. */
  readonly appId: string;
  /** The code of the license region that was stamped on the app. */
  readonly region: string;
  /** The region database that was stamped on the app: where its data lives. */
  readonly dbCode: string;
  /** From where browsers may use the token, in the order of the app's slots; empty: from nowhere. */
  readonly domains: readonly string[];
  /** The granted scopes; empty if there are none. */
  readonly scopes: ReadonlySet<string>;
  /** How much the app may consume, or that no plan applies. */
  readonly limits: Limits;
  /** Grows whenever a credential of the app is replaced or removed; from 1. */
  readonly credentialVersion: number;
  /** The token's id, its `jti`. */
  readonly tokenId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** The thumbprint (RFC 7638) of the key that the token is bound to; undefined if it is a bearer token. */
  readonly boundTo: string | undefined;
  readonly #challenge: Challenge;

  /** @internal */
  constructor(claims: Claims, challenge: Challenge) {
    this.clientId = claims.text('client_id');
    this.tenantId = claims.text('tenantid');
    this.appId = claims.text('appId');
    this.region = claims.text('licenseRegionCode');
    this.dbCode = claims.text('dbCode');
    this.domains = [1, 2, 3]
      .map((slot) => claims.textIfAny(`allowed_domain_${slot}`))
      .filter((domain) => domain !== undefined);
    this.scopes = new Set((claims.textIfAny('scope') ?? '').split(' ').filter((scope) => scope !== ''));
    this.limits = new Limits(claims.has('limits') ? new Plan(claims.object('limits')) : undefined);
    this.credentialVersion = claims.wholeNumber('credentialVersion');
    this.tokenId = claims.text('jti');
    this.issuedAt = new Date(claims.wholeNumber('iat') * 1000);
    this.expiresAt = new Date(claims.wholeNumber('exp') * 1000);
    this.boundTo = claims.has('cnf') ? claims.object('cnf').text('jkt') : undefined;
    this.#challenge = challenge;
  }

  /**
   * Goes on only with all of these scopes.
   *
   * @throws {@link Refused} (403) if the token lacks one
   * @throws TypeError if one could not be a scope
   */
  requireScope(first: string, ...more: string[]): void {
    const required = checkedScopes([first, ...more]);
    if (!required.every((scope) => this.scopes.has(scope))) {
      throw this.#challenge.refuseWithoutScope(required.join(' '));
    }
  }

  /**
   * Goes on only if a browser's page may use the token, or no browser's page asks (rules §5).
   *
   * @param origin the request's `Origin` header; undefined if it has none, as with a backend service
   * @throws {@link Refused} (403) if the origin is none of the token's allowed domains
   */
  requireOrigin(origin: string | null | undefined): void {
    if (origin !== undefined && origin !== null && !isAllowedOrigin(origin, this.domains)) {
      throw this.#challenge.refuse('origin_not_allowed');
    }
  }

  /**
   * The plan that applies: for an API that serves nobody without one.
   *
   * @throws {@link Refused} (403) if none applies
   */
  requirePlan(): Plan {
    return this.limits.fold(
      (plan) => plan,
      () => {
        throw this.#challenge.refuse('no_plan');
      },
    );
  }

  /** For logs: who it is, and by which token. */
  toString(): string {
    return `app ${this.appId} of tenant ${this.tenantId} (token ${this.tokenId})`;
  }
}

/**
 * The same, each once.
 *
 * @throws TypeError if one could not be a scope
 */
export function checkedScopes(scopes: readonly string[]): string[] {
  const wrong = scopes.find((scope) => !SCOPE.test(scope));
  if (wrong !== undefined) {
    throw new TypeError(`No scope: ${wrong}`);
  }
  return [...new Set(scopes)];
}
