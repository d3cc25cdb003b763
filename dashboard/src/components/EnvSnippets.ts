import type { Credentials } from './credentials';

/** Ready-made snippets with real values; each asks for a token as the documentation does. */
export const SNIPPETS: { id: string; label: string; code: (of: Credentials) => string }[] = [
  {
    id: 'curl',
    label: 'curl',
    code: ({ clientId, clientSecret, issuer }) =>
      `curl -s -u '${clientId}:${clientSecret}' \\\n  -d grant_type=client_credentials \\\n  ${issuer}/connect/token`,
  },
  {
    id: 'java',
    label: 'Java',
    code: ({ clientId, clientSecret, issuer }) => `var basic = Base64.getEncoder().encodeToString(
    "${clientId}:${clientSecret}".getBytes(StandardCharsets.UTF_8));
var request = HttpRequest.newBuilder(URI.create("${issuer}/connect/token"))
    .header("Authorization", "Basic " + basic)
    .header("Content-Type", "application/x-www-form-urlencoded")
    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
    .build();
var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());`,
  },
  {
    id: 'node',
    label: 'Node',
    code: ({ clientId, clientSecret, issuer }) => `const answer = await fetch('${issuer}/connect/token', {
  method: 'POST',
  headers: {
    Authorization: 'Basic ' + Buffer.from('${clientId}:${clientSecret}').toString('base64'),
  },
  body: new URLSearchParams({ grant_type: 'client_credentials' }),
});
const { access_token } = await answer.json();`,
  },
  {
    id: 'python',
    label: 'Python',
    code: ({ clientId, clientSecret, issuer }) => `import base64, json, urllib.request

basic = base64.b64encode(b"${clientId}:${clientSecret}").decode()
request = urllib.request.Request(
    "${issuer}/connect/token",
    data=b"grant_type=client_credentials",
    headers={"Authorization": "Basic " + basic},
)
access_token = json.load(urllib.request.urlopen(request))["access_token"]`,
  },
  {
    id: 'dotnet',
    label: '.NET',
    code: ({ clientId, clientSecret, issuer }) =>
      `Mintmark__TokenEndpoint=${issuer}/connect/token\nMintmark__ClientId=${clientId}\nMintmark__ClientSecret=${clientSecret}`,
  },
];
