import type { DeviceReport } from '../../app';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import styles from './device-lines.module.css';
import { modelWords } from './words';

/** What this device has to offer a model, in plain words. */
export function DeviceLines({ report }: { report: DeviceReport | null }) {
  const words = useWords(modelWords);
  const amounts = amountsIn(useLanguage());
  if (report === null) return <p className={styles.checking}>{words.checking}</p>;
  const { gpu, memoryBytes, cores, storage } = report;
  const graphics =
    gpu.type === 'no-webgpu' ? words.noWebGpu : gpu.type === 'no-adapter' ? words.noAdapter : words.adapter(gpu);
  return (
    <dl className={styles.lines} aria-label={words.thisDevice}>
      <div className={styles.graphics}>
        <dt>{words.graphics}</dt>
        <dd>{graphics}</dd>
      </div>
      <div>
        <dt>{words.processor}</dt>
        <dd>{words.cores(cores)}</dd>
      </div>
      <div>
        <dt>{words.memory}</dt>
        <dd>{memoryBytes === null ? words.unknown : words.atLeast(`${Math.round(memoryBytes / 2 ** 30)} GB`)}</dd>
      </div>
      <div>
        <dt>{words.storage}</dt>
        <dd>{storage === null ? words.unknown : words.free(amounts.bytes(storage.freeBytes))}</dd>
      </div>
    </dl>
  );
}
