/** Header and claims of a JWT in compact form (RFC 7519), for showing only: nothing is verified here. */
export function decodeToken(token: string): { header: unknown; claims: unknown } {
  const [header = '', claims = ''] = token.split('.');
  return { header: part(header), claims: part(claims) };
}

function part(text: string): unknown {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
    character.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes));
}
