import { useMutation } from '@tanstack/react-query';
import { decodeToken } from './decodeToken';

/** Asks the token endpoint like any client would; no cookie of the dashboard travels along. */
export function useRequestToken() {
  return useMutation({ mutationFn: requestToken, gcTime: 0 });
}

async function requestToken({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const answer = await fetch('/connect/token', {
    method: 'POST',
    credentials: 'omit',
    headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const body = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) {
    throw new Error(String(body.reason ?? body.error));
  }
  return { expiresIn: Number(body.expires_in), ...decodeToken(String(body.access_token)) };
}
