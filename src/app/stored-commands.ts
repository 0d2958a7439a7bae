import { fail, type Result } from '../base';
import { type Failure, failure } from '../core';
import type { StoredModels } from '../engines/stored';
import type { Commands } from './commands';
import type { Workshop } from './workshop';

/** What can be done with the models that this browser keeps. Consent to a download goes with its files, and comes with them. */
export function storedCommands({
  parts,
  state,
  change,
}: Workshop): Pick<Commands, 'listStoredModels' | 'deleteStoredModel' | 'exportStoredModel' | 'importStoredModel'> {
  const agree = (changeIt: (agreed: readonly string[]) => readonly string[]) => {
    const { settings } = state.getState();
    const changed = { ...settings, agreedModels: changeIt(settings.agreedModels) };
    change({ settings: changed });
    parts.settings.write(changed);
  };
  /** This part of the page comes only when it is asked for, and what comes may fail to. */
  const stored = async <Value>(
    use: (models: StoredModels) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure>> => {
    const models = await parts.storedModels().catch((error: unknown) => String(error));
    return typeof models === 'string' ? fail(failure('page/part-missing', models)) : use(models);
  };
  return {
    listStoredModels: () => stored((models) => models.list()),
    deleteStoredModel: async (id) => {
      const deleted = await stored((models) => models.delete(id));
      if (deleted.ok) agree((agreed) => agreed.filter((modelId) => !deleted.value.modelIds.includes(modelId)));
      return deleted;
    },
    exportStoredModel: (id) => stored((models) => models.export(id)),
    importStoredModel: async (archive, onProgress) => {
      const imported = await stored((models) => models.import(archive, onProgress));
      if (imported.ok) agree((agreed) => [...new Set([...agreed, ...imported.value.modelIds])]);
      return imported;
    },
  };
}
