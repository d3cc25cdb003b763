import { createContext } from 'react';

/**
 * Set for what stands in a list, where only links and controls take the keyboard's focus: there would be too many stops. The
 * reader chooses for all of a list whether instants are shown exactly.
 */
export const InListContext = createContext<{ exactTimes: boolean } | null>(null);
