import { Component, type ReactNode } from 'react';
import { CrashPage } from '../pages/CrashPage';

/** Stands around what is there before the router, which does the same for pages. */
export class CrashGuard extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}
