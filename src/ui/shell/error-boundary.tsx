import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../design';
import { ToldFailure } from '../failures/told-failure';
import { useWords } from '../texts';
import { pageFailureWords } from '../texts/page-failures';
import { shellWords } from '../texts/shell';
import styles from './error-boundary.module.css';

/** The last of the three borders where our own mistakes are caught: what was drawn is gone, what was kept is not. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.error === null ? this.props.children : <Crashed error={this.state.error} />;
  }
}

function Crashed({ error }: { error: Error }) {
  const words = useWords(shellWords);
  const pageWords = useWords(pageFailureWords);
  return (
    <main className={styles.crashed}>
      <ToldFailure code="page/crashed" words={pageWords['page/crashed']()} />
      <div className={styles.ways}>
        <Button variant="primary" onClick={() => location.reload()}>
          {words.reload}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            location.hash = '#/';
            location.reload();
          }}
        >
          {words.toGallery}
        </Button>
      </div>
      <details>
        <summary>{words.forDevelopers}</summary>
        <pre>{error.stack ?? error.message}</pre>
      </details>
    </main>
  );
}
