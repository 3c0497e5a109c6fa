using Omni.Benchmarks;

switch (args)
{
    case ["media"]:
        await MediaMemory.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say which: media (memory of a 100 MB document, in and out)");
        return 2;
}
