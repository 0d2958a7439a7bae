import { use, useMemo } from 'react';
import styles from './share-dialog.module.css';

/** Longer texts make codes so fine that a phone cannot read them from a screen. */
const longest = 1_500;

/** The text as a QR code, dark on light in every theme, since that is what cameras expect. */
export function QrCode({ text, label, tooLong }: { text: string; label: string; tooLong: string }) {
  if (text.length > longest) return <p className={styles.tooLong}>{tooLong}</p>;
  return <Drawn text={text} label={label} />;
}

function Drawn({ text, label }: { text: string; label: string }) {
  const { encode } = use(loadedUqr());
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'L', border: 2 });
    const dark = code.data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: code.size, path: dark.join('') };
  }, [encode, text]);
  return (
    <svg
      className={styles.qr}
      width={Math.max(200, 2.5 * size)}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}

let uqr: Promise<typeof import('uqr')> | undefined;

function loadedUqr() {
  uqr ??= import('uqr');
  return uqr;
}
