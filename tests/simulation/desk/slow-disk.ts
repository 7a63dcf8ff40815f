import type { Owner } from '../world/event-queue';
import type { VirtualWorld } from '../world/virtual-world';

type Instance = { bulkWrite: (...args: never[]) => Promise<unknown> };
type Storage = { createStorageInstance: (...args: never[]) => Promise<Instance> };

/** Writes take their time, so that a crash finds a desk between two of them: between the outbox entry and the document. */
export const onSlowDisk = <Kind extends Storage>(storage: Kind, world: VirtualWorld, owner: Owner): Kind => {
  const create = storage.createStorageInstance.bind(storage);
  storage.createStorageInstance = async (...args: never[]) => {
    const instance = await create(...args);
    const write = instance.bulkWrite.bind(instance);
    instance.bulkWrite = async (...rows: never[]) => {
      await world.sleep(world.random() * 3, owner);
      return write(...rows);
    };
    return instance;
  };
  return storage;
};
