import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** Why there is no passkey to go on with; browsers do not tell whether somebody cancelled or there is none. */
export type PasskeyRefusal = 'not-made' | 'not-used' | 'registered' | 'elsewhere' | 'unable' | 'refused' | 'foreign';

/** There is no passkey to go on with. */
export class PasskeyFault extends Error {
  override readonly name = 'PasskeyFault';

  constructor(
    readonly refusal: PasskeyRefusal,
    cause: unknown,
  ) {
    super(refusal, { cause });
  }
}

/** What the browser's error means here (Web Authentication Level 3, §5.1.3 and §5.1.4). */
function fault(error: unknown, cancelled: PasskeyRefusal): PasskeyFault {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'AbortError':
      return new PasskeyFault(cancelled, error);
    case 'InvalidStateError':
      return new PasskeyFault('registered', error);
    case 'SecurityError':
      return new PasskeyFault('elsewhere', error);
    default:
      return new PasskeyFault('unable', error);
  }
}

/** Whether this page can use passkeys: browsers let only pages do that came over https, or from this computer. */
export function passkeySupport(): 'ready' | 'insecure' | 'missing' {
  if (!window.isSecureContext) {
    return 'insecure';
  }
  return 'PublicKeyCredential' in window ? 'ready' : 'missing';
}

/**
 * Has the browser make a passkey.
 *
 * @throws PasskeyFault if it made none
 */
export async function createPasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await library();
  return startRegistration({ optionsJSON }).catch((error: unknown) => {
    throw fault(error, 'not-made');
  });
}

/**
 * Has the browser use a passkey.
 *
 * @param of the member whose passkey it has to be; anybody's if undefined
 * @throws PasskeyFault if it used none, or that of somebody else
 */
export async function getPasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
  of?: { id: string },
): Promise<AuthenticationResponseJSON> {
  const { startAuthentication, base64URLStringToBuffer } = await library();
  const passkey = await startAuthentication({ optionsJSON }).catch((error: unknown) => {
    throw fault(error, 'not-used');
  });
  if (of !== undefined) {
    // The service makes them for the sixteen bytes of the member's id.
    const owner = new Uint8Array(base64URLStringToBuffer(passkey.response.userHandle ?? ''));
    const hex = Array.from(owner, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hex !== of.id.replaceAll('-', '')) {
      throw new PasskeyFault('foreign', null);
    }
  }
  return passkey;
}

/** Whether the browser can offer passkeys in the field of the address (Web Authentication Level 3, §5.1.6). */
export async function canOfferPasskeys(): Promise<boolean> {
  return (
    passkeySupport() === 'ready' &&
    'isConditionalMediationAvailable' in PublicKeyCredential &&
    (await PublicKeyCredential.isConditionalMediationAvailable())
  );
}

/**
 * Has the browser offer passkeys in the field of the address, which names `webauthn`. Any other ceremony ends that, too.
 *
 * @returns the one that was chosen; null if none was until it `ended`, or the browser offers none
 */
export async function offerPasskeys(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
  ended: AbortSignal,
): Promise<AuthenticationResponseJSON | null> {
  try {
    const { startAuthentication, WebAuthnAbortService } = await library();
    ended.throwIfAborted();
    const stop = () => WebAuthnAbortService.cancelCeremony();
    ended.addEventListener('abort', stop);
    const passkey = await startAuthentication({ optionsJSON, useBrowserAutofill: true }).finally(() =>
      // Another ceremony that has taken its place is not to be ended
      ended.removeEventListener('abort', stop),
    );
    ended.throwIfAborted();
    return passkey;
  } catch {
    // Nobody asked for one: so nobody misses it.
    return null;
  }
}

/** Fetched when somebody uses passkeys, or may: most pages do without. */
function library() {
  return import('@simplewebauthn/browser');
}
