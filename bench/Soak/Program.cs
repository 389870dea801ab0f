using System.Globalization;
using System.Runtime.InteropServices;
using HotplugIac.Soak;

// Soak PROVIDER FOLDER MINUTES MACHINES GUESTS SEED
// Exit code 1: a promise was broken; the report names seed, machine and step.
if (args is not [var program, var folder, var minutes, var machines, var guests, var seed] || !File.Exists(program))
{
    Console.Error.WriteLine("usage: Soak PROVIDER FOLDER MINUTES MACHINES GUESTS SEED");
    return 2;
}

var options = new SoakOptions(double.Parse(minutes, CultureInfo.InvariantCulture), Number(machines), Number(guests), Number(seed), Path.GetFullPath(program), Path.GetFullPath(folder));

// Asked to end it does what remains to be done: guests are not to stay behind.
using var stop = new CancellationTokenSource();
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
var (report, holds) = await new SoakRun(options, stop.Token).RunAsync();
await Console.Out.WriteAsync(report);
return holds ? 0 : 1;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
