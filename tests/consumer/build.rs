//! Generates what the program uses from the pages that the workspace keeps.

fn main() -> Result<(), graphdoc::CompileError> {
    graphdoc::Config::new()
        .include("accessPackageAssignmentPolicy")
        .include("GET /identityGovernance/entitlementManagement/assignmentPolicies/*")
        .type_attribute("accessPackageAssignmentPolicy", "#[must_use]")
        .compile(&["../../docs-input/v1.0"])
}
