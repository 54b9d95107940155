import { Component, type ReactNode } from 'react';
import { useWords } from '../state/use-words.ts';

interface MishapProps {
  /** Puts aside what may have caused it, so that it does not come back with a reload. */
  readonly onMishap: () => void;
  readonly children: ReactNode;
}

/** Catches a mistake of ours while drawing, such as over a file with impossible dates, so that the page does not go blank. */
export class Mishap extends Component<MishapProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.props.onMishap();
  }

  override render(): ReactNode {
    return this.state.failed ? <MishapNotice /> : this.props.children;
  }
}

function MishapNotice() {
  const { mishap } = useWords();
  const startAgain = () => {
    history.replaceState(null, '', '#/');
    window.location.reload();
  };
  return (
    <div className="notice notice-problem" role="alert">
      <p>
        <strong>{mishap.what}</strong> {mishap.meaning}
      </p>
      <button type="button" className="link-button" onClick={startAgain}>
        {mishap.action}
      </button>
    </div>
  );
}
