using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A comparison that starts when it is awaited, so that settings can be added to it before.</summary>
public class SettingsTask
{
    private readonly VerifySettings settings;
    private readonly Func<VerifySettings, Task> compare;
    private Task? task;

    internal SettingsTask(VerifySettings settings, Func<VerifySettings, Task> compare)
    {
        this.settings = new VerifySettings(settings);
        this.compare = compare;
    }

    public static implicit operator Task(SettingsTask settingsTask) => settingsTask.ToTask();

    public SettingsTask UseDirectory(string directory) => With(chosen => chosen.UseDirectory(directory));

    public SettingsTask UseFileName(string fileName) => With(chosen => chosen.UseFileName(fileName));

    public SettingsTask UseMethodName(string name) => With(chosen => chosen.UseMethodName(name));

    public SettingsTask UseParameters(params object?[] parameters) => With(chosen => chosen.UseParameters(parameters));

    public SettingsTask UseTextForParameters(string parametersText) => With(chosen => chosen.UseTextForParameters(parametersText));

    public SettingsTask UseTypeName(string name) => With(chosen => chosen.UseTypeName(name));

    public Task ToTask() => task ??= compare(settings);

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) => ToTask().ConfigureAwait(continueOnCapturedContext);

    private SettingsTask With(Action<VerifySettings> choose)
    {
        if (task is not null)
        {
            throw new InvalidOperationException("The comparison has started; settings come before.");
        }

        choose(settings);
        return this;
    }
}
