import { Blocked, type TokenClient } from '@mintmark/client';

export async function allDocuments(tokens: TokenClient, api: string): Promise<string> {
  try {
    const answer = await fetch(api, await tokens.authorize());
    return await answer.text();
  } catch (failure) {
    if (!(failure instanceof Blocked)) {
      throw failure;
    }
    switch (failure.reason) {
      case 'app_disabled':
        return 'Enable this app in the dashboard.';
      case 'plan_retired':
        return 'Choose another plan for this app.';
      default:
        return `Ask those who run Mintmark: ${failure.code}`;
    }
  }
}
