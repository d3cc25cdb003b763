import { describe, expect, it } from 'vitest';
import { covers, isOperator, may } from '../src/layout/access';

const of = (...roles: string[]) => ({ roles }) as Parameters<typeof isOperator>[0];

describe('what roles allow', () => {
  it('is what any of them allows', () => {
    const both = of('tenant-developer', 'tenant-security');
    expect(may(both, 'create-apps')).toBe(true);
    expect(may(both, 'review-sessions')).toBe(true);
    expect(may(both, 'assign-plans')).toBe(false);
    expect(may(of('tenant-viewer'), 'read-apps')).toBe(true);
    expect(may(of('tenant-viewer'), 'replace-credentials')).toBe(false);
  });

  it('is of operators or of members', () => {
    expect(isOperator(of('platform-support'))).toBe(true);
    expect(isOperator(of('platform-viewer'))).toBe(true);
    expect(isOperator(of('tenant-admin'))).toBe(false);
    expect(may(of('tenant-admin'), 'read-installation')).toBe(false);
    expect(may(of('platform-admin'), 'read-apps')).toBe(false);
  });

  it('is above who lacks some of it', () => {
    expect(covers(['platform-support'], ['platform-viewer'])).toBe(true);
    expect(covers(['platform-support'], ['platform-admin'])).toBe(false);
    expect(covers(['tenant-developer', 'tenant-security'], ['tenant-admin'])).toBe(false);
    expect(covers(['tenant-admin'], ['tenant-developer', 'tenant-security', 'tenant-viewer'])).toBe(true);
    expect(covers(['tenant-admin'], ['platform-viewer'])).toBe(false);
  });
});
