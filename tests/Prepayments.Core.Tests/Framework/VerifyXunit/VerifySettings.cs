namespace VerifyTests;

/// <summary>Where a snapshot is kept and what it is called, where the convention is not enough.</summary>
public class VerifySettings
{
    public VerifySettings()
    {
    }

    public VerifySettings(VerifySettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        Directory = settings.Directory;
        FileName = settings.FileName;
        MethodName = settings.MethodName;
        ParametersText = settings.ParametersText;
        Parameters = settings.Parameters;
        TypeName = settings.TypeName;
    }

    internal string? Directory { get; private set; }

    internal string? FileName { get; private set; }

    internal string? MethodName { get; private set; }

    internal object?[]? Parameters { get; private set; }

    internal string? ParametersText { get; private set; }

    internal string? TypeName { get; private set; }

    /// <summary>The folder, absolute or relative to the folder of the test's file.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>The name up to <c>.verified</c>, in place of class, method and parameters.</summary>
    public void UseFileName(string fileName) => FileName = fileName;

    /// <summary>The name in place of the method's.</summary>
    public void UseMethodName(string name) => MethodName = name;

    /// <summary>The arguments of a theory: each adds <c>_name=value</c> to the name.</summary>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>The text after the method's name, in place of the arguments.</summary>
    public void UseTextForParameters(string parametersText) => ParametersText = parametersText;

    /// <summary>The name in place of the class's.</summary>
    public void UseTypeName(string name) => TypeName = name;
}
