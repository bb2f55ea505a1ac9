namespace FsCheck.Xunit;

/// <summary>Settings for all properties of a class or of the assembly; what a property states itself goes before.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class PropertiesAttribute : PropertyAttribute
{
}
