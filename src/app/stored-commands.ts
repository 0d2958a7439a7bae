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
  return {
    listStoredModels: async () => (await parts.storedModels()).list(),
    deleteStoredModel: async (id) => {
      const deleted = await (await parts.storedModels()).delete(id);
      if (deleted.ok) agree((agreed) => agreed.filter((modelId) => !deleted.value.modelIds.includes(modelId)));
      return deleted;
    },
    exportStoredModel: async (id) => (await parts.storedModels()).export(id),
    importStoredModel: async (archive, onProgress) => {
      const imported = await (await parts.storedModels()).import(archive, onProgress);
      if (imported.ok) agree((agreed) => [...new Set([...agreed, ...imported.value.modelIds])]);
      return imported;
    },
  };
}
