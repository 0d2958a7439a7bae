import { useEffect, useState } from 'react';
import type { DeviceReport } from '../../app';
import { useTheApp } from '../use-app';

/** What this device can offer a model; null until it is known. */
export function useDevice(): DeviceReport | null {
  const app = useTheApp();
  const [report, setReport] = useState<DeviceReport | null>(null);
  useEffect(() => {
    let wanted = true;
    void app.checkDevice().then((checked) => {
      if (wanted) setReport(checked);
    });
    return () => {
      wanted = false;
    };
  }, [app]);
  return report;
}
