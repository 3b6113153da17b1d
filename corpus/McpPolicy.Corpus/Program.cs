using McpPolicy.Corpus.Running;

return await CorpusProgram.RunAsync(args);
