import { type Member, useMember } from '../api/session';
import rights from './rights.json';

/** What can be allowed. The server has the same table, and holds this one to it: see Right.java. */
export type Right = keyof typeof rights;

/** Operators run the installation and belong to no tenant. */
export function isOperator(member: Member): boolean {
  return member.roles.some((role) => role.startsWith('platform-'));
}

/** Whether one of the member's roles allows this. */
export function may(member: Pick<Member, 'roles'>, right: Right): boolean {
  return rights[right].some((role) => (member.roles as string[]).includes(role));
}

/** Whether the member who looks may do this. */
export function useMay(right: Right): boolean {
  return may(useMember(), right);
}

/** Whether somebody with these roles may do all that these others allow: none of them is above. */
export function covers(held: string[], others: string[]): boolean {
  return Object.values(rights)
    .filter((roles) => roles.some((role) => others.includes(role)))
    .every((roles) => roles.some((role) => held.includes(role)));
}
