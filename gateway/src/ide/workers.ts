/** Tells the editor where its workers are: files of this gateway, named in the page by the build. */

const { dataset } = document.getElementById('root')!;

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker(_id: string, label: string): Worker {
      const name = label === 'json' || label === 'graphql' ? label : 'editor';
      return new Worker(dataset[name]!, { type: 'module', name: label });
    },
  },
});
